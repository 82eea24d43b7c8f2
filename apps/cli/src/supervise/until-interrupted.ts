/** Resolves on the first Ctrl-C or SIGTERM; a second Ctrl-C ends at once, as people expect. */
export function untilInterrupted(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(130)
      asked = true
      resolve('interrupted')
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
