import { type Child, type ChildEvents, type ChildSpec, type GaveUp, startChild } from './child.ts'

export type Supervisor = {
  start(spec: ChildSpec): Child
  /** drains one after the other, the last started first; what does not end in time is killed */
  stop(limitMs: number): Promise<void>
  /** at once, without a word */
  kill(): void
  /** resolves when a child says that going on is pointless */
  readonly failed: Promise<GaveUp>
}

/** Starts, restarts and stops tierdrop's processes; on Ctrl-C it alone acts. */
export function supervise(on: Omit<ChildEvents, 'gaveUp'>): Supervisor {
  const children: Child[] = []
  const failed = Promise.withResolvers<GaveUp>()
  const kill = () => {
    for (const child of children) child.kill()
  }
  return {
    failed: failed.promise,
    start(spec) {
      const child = startChild(spec, { ...on, gaveUp: failed.resolve })
      children.push(child)
      return child
    },
    async stop(limitMs) {
      const limit = setTimeout(kill, limitMs)
      // Traffic before proxy, proxy before mirror and report: nobody loses whom he still needs.
      for (const child of children.toReversed()) await child.drain()
      clearTimeout(limit)
    },
    kill,
  }
}
