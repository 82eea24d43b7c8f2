import { join } from 'node:path'
import { supervise } from '../../src/supervise/supervise.ts'
import { untilInterrupted } from '../../src/supervise/until-interrupted.ts'

// A supervisor with one child that never drains: for signals, which need a process to be sent to.
const { FOLDER = '' } = process.env
const supervisor = supervise({
  died: () => undefined,
  message: (_, message) => process.send?.(message as { type: string }),
})
const interruption = untilInterrupted(() => supervisor.kill())
supervisor.start({
  name: 'stubborn',
  main: new URL('./steady.ts', import.meta.url),
  env: { ...process.env, NAME: 'stubborn', JOURNAL: join(FOLDER, 'journal'), DRAIN: 'never' },
  log: join(FOLDER, 'stubborn.log'),
})
await interruption.first
process.send?.({ type: 'stopping' })
await supervisor.stop(60_000)
