import { composeReply } from './compose-reply.ts'
import { emptyUsage } from './empty-usage.ts'
import type { DialectReader, ReplyReading } from './reader.ts'
import type { Assembler, ResponseBytes, VendorError } from './types.ts'

/** A reply that is one JSON text, which says nothing before it is whole. */
export const createPlainAssembler = (
  reader: DialectReader,
  { status, contentType }: Omit<ResponseBytes, 'body'>,
): Assembler => {
  const chunks: string[] = []
  let content = false

  return {
    push(chunk) {
      chunks.push(chunk)
    },
    hasContent: () => content,
    finish() {
      const body = chunks.join('')
      const parsed = parse(body)
      if (parsed === undefined) return unreadable(body, status, contentType)
      const reading = reader.readResponse(parsed, status)
      content = reading.reply.parts.length > 0
      return reading
    },
  }
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** A gateway's page in place of the vendor's JSON, or the beginning of a JSON that broke off. */
const unreadable = (body: string, status: number, contentType: string | null): ReplyReading => {
  const failed = status >= 400
  const page = body.trim() !== '' && !/^[{[]/.test(body) && !(contentType ?? '').includes('json')
  const error: VendorError | null =
    failed || page
      ? { status: failed ? status : null, type: null, code: null, message: body.slice(0, 2000) }
      : null
  const cut = error === null
  return {
    reply: composeReply({ id: null, parts: [], error, cut }),
    usage: emptyUsage(),
    model: null,
    stop: { reason: cut ? 'cut' : 'error', raw: null, sequence: null },
  }
}
