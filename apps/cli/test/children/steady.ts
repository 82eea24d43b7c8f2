import { appendFileSync } from 'node:fs'

// Lives until it is told to drain, and writes down in what order things happened.
const { NAME = '', JOURNAL = '', DRAIN = 'yes' } = process.env
const note = (what: string) => appendFileSync(JOURNAL, `${what} ${NAME}\n`)

// Ctrl-C is the supervisor's alone.
process.on('SIGINT', () => note('interrupted'))
process.on('message', () => {
  if (DRAIN === 'never') return
  note('drained')
  process.exit(0)
})
process.on('disconnect', () => process.exit(0))
process.send?.({ type: 'ready', address: NAME })
process.send?.({ type: 'pid', pid: process.pid })
