export type Interruption = {
  /** the first Ctrl-C or SIGTERM: drain and stop */
  readonly first: Promise<'interrupted'>
  /** gives the signals back */
  forget(): void
}

/** A second Ctrl-C means at once, as people expect; `atOnce` takes along what would stay behind. */
export function untilInterrupted(atOnce: () => void): Interruption {
  const { promise, resolve } = Promise.withResolvers<'interrupted'>()
  let asked = false
  const stop = () => {
    if (asked) {
      atOnce()
      process.exit(130)
    }
    asked = true
    resolve('interrupted')
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    first: promise,
    forget() {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}
