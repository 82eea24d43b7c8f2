import { createEventsAssembler } from './events-assembler.ts'
import { createPlainAssembler } from './plain-assembler.ts'
import { readerOf } from './readers.ts'
import type { Assembler, Dialect, ResponseBytes } from './types.ts'

type Head = Omit<ResponseBytes, 'body'>

/**
 * What came decides whether it is read as a stream: an error body arrives as JSON under an event
 * stream's content type, and proxies lose content types.
 */
export const createAssembler = (dialect: Dialect, head: Head): Assembler => {
  const reader = readerOf(dialect)
  let chosen: Assembler | null = null
  let waiting = ''

  const choose = (body: string): Assembler =>
    looksLikeEvents(body, head)
      ? createEventsAssembler(reader, head.status)
      : createPlainAssembler(reader, head)

  const start = (): Assembler => {
    chosen ??= choose(waiting)
    if (waiting !== '') chosen.push(waiting)
    waiting = ''
    return chosen
  }

  return {
    push(chunk) {
      if (chosen === null) {
        // keep-alive blanks before the body must not pile up
        waiting = (waiting + chunk).trimStart()
        if (decidable.test(waiting)) start()
      } else chosen.push(chunk)
    },
    hasContent: () => chosen?.hasContent() ?? false,
    finish: (ended) => start().finish(ended),
  }
}

/** JSON shows in its first character, a field of an event stream in its name and colon. */
const decidable = /^(?:[^deir]|[deir][a-z]{0,4}[^a-z]|[deir][a-z]{5})/

const looksLikeEvents = (body: string, { status, contentType }: Head): boolean => {
  if (body.startsWith('{') || body.startsWith('[')) return false
  return (
    /^(?:data|event|id|retry)?:/.test(body) || (status < 400 && (contentType ?? '').includes('event-stream'))
  )
}
