// 1 to 4 press a button, s passes over; not while somebody writes, nor together with other keys.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (event.target instanceof Element && event.target.closest('input, select, textarea')) return
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
  if (!(pressed instanceof HTMLElement)) return
  event.preventDefault()
  pressed.click()
})
