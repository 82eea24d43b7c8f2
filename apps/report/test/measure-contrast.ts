/**
 * Runs in the page: every piece of text whose contrast against what lies behind it is too low. Only
 * plain colours lie behind text here, so the nearest one that is not transparent is what is seen.
 */
export function lowContrast(least: number): string[] {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(element)
    const alpha = channels(backgroundColor)[3] ?? 1
    return alpha === 0 ? behind(element.parentElement) : backgroundColor
  }
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (element === null || text === '' || !element.checkVisibility()) continue
    if (['SCRIPT', 'STYLE', 'TITLE'].includes(element.tagName.toUpperCase())) continue
    const style = getComputedStyle(element)
    const ink = element instanceof SVGElement ? style.fill : style.color
    const [a, b] = [luminance(ink), luminance(behind(element))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (ratio < least) found.push(`${ratio.toFixed(2)}: ${element.tagName} ${text.slice(0, 60)}`)
  }
  return found
}
