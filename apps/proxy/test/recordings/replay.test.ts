import { type Dialect, dialectOfPath, readExchange } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { comparable, type ExpectedRecording, finalReading, replayed, said } from './expected.ts'
import { loadRecordings, ownRecordings, recordingsThere } from './recordings.ts'
import { bodyOf, inAllCodings, type Kept, type Played, replay } from './replay.ts'

function dialectOf(recording: ExpectedRecording): Dialect {
  const dialect = dialectOfPath(recording.request.path.split('?')[0] ?? '')
  if (!dialect) throw new Error(`${recording.id}: no dialect has this path`)
  return dialect
}

function checkAtClient(recording: ExpectedRecording, { row, answer, take }: Kept): void {
  expect(answer.status, recording.id).toBe(recording.status)
  expect(answer.whole, recording.id).toBe(true)
  expect(answer.bytes.equals(Buffer.concat(take.pieces)), recording.id).toBe(true)
  const ours = ['connection', 'keep-alive', 'transfer-encoding', 'x-tierdrop-exchange', 'date']
  const kept: string[] = []
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = answer.rawHeaders.slice(i, i + 2)
    if (!ours.includes(name.toLowerCase())) kept.push(name, value)
  }
  expect(kept, recording.id).toEqual(take.rawHeaders)
  expect(answer.rawHeaders).toContain(row.id)
}

function checkInStore(recording: ExpectedRecording, { row, text }: Kept): void {
  const { id, status, response, request } = recording
  const dialect = dialectOf(recording)
  const head = { status, contentType: response.content_type }
  const whole = readExchange({
    dialect,
    request: request.body,
    response: { ...head, body: bodyOf(recording) },
  })
  expect(text, id).toEqual({
    request: JSON.stringify(request.body),
    response: bodyOf(recording),
    contentType: response.content_type,
  })
  const { reply, usage, stop, model, conversation } = whole
  const streamed = response.content_type.startsWith('text/event-stream')
  expect(row, id).toMatchObject({
    usage: { ...usage },
    stop: stop.reason,
    servedModel: model,
    model: conversation.model,
    stream: conversation.stream,
    httpStatus: status,
    dialect,
    status: status >= 400 || reply.error ? 'error' : reply.cut ? 'cut' : 'ok',
  })
  if (streamed && row.status === 'ok') expect(row.firstMs, id).not.toBeNull()
  if (!streamed) expect(row.firstMs, id).toBeNull()
}

/** The store's own bytes, read, against what the vendor's client made of the reply. */
function checkExpected(recording: ExpectedRecording, { text, row }: Kept): boolean {
  const dialect = dialectOf(recording)
  const response = { status: row.httpStatus ?? 0, contentType: text.contentType, body: text.response }
  const stored = readExchange({ dialect, request: JSON.parse(text.request), response })
  const final = finalReading(dialect, recording)
  if (final) expect(comparable(stored), recording.id).toEqual(final)
  const told = replayed(dialect, recording)
  if (told) {
    const own = said(stored.reply.parts)
    expect(own.text, recording.id).toBe(told.text)
    // a turn was sent back up to the point where the client changed it
    expect(own.calls.slice(0, told.calls.length), recording.id).toEqual(told.calls)
  }
  return final !== null || told !== null
}

it('own fixtures in all codings: byte-identical at the client, equal in the store', async () => {
  const played = inAllCodings(ownRecordings)
  for (const [i, kept] of (await replay(played, false)).entries()) {
    checkAtClient((played[i] as Played).recording, kept)
    checkInStore((played[i] as Played).recording, kept)
  }
})

it.skipIf(!recordingsThere)(
  'recorded traffic in all codings: byte-identical at the client, as expected in the store',
  async () => {
    const played = inAllCodings(loadRecordings())
    let compared = 0
    for (const [i, kept] of (await replay(played, false)).entries()) {
      const { recording } = played[i] as Played
      checkAtClient(recording, kept)
      checkInStore(recording, kept)
      if (checkExpected(recording, kept)) compared++
    }
    const expecting = played.filter(({ recording: { expected } }) => Object.keys(expected ?? {}).length > 0)
    expect(compared).toBe(expecting.length)
  },
  60_000,
)

/** The JSON of a reply: the whole body, or each event's data that is JSON. */
function jsonOf(body: string): string[] {
  if (!/^(event|data|id|:)/.test(body)) return [body]
  return body.split(/\r?\n/).flatMap((line) => {
    const data = /^data: ?(?<data>[[{].*)$/.exec(line)?.groups?.data
    return data === undefined || !isJson(data) ? [] : [data]
  })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

it('redaction leaves JSON what it was: JSON, with the same shape and calls that can be read', async () => {
  const recordings: ExpectedRecording[] = [...ownRecordings, ...loadRecordings()]
  const kept = await replay(
    recordings.map((recording) => ({ recording, coding: 'plain' })),
    true,
  )
  let changed = 0
  for (const [i, recording] of recordings.entries()) {
    const { row, text, answer, take } = kept[i] as Kept
    expect(answer.bytes.equals(Buffer.concat(take.pieces)), recording.id).toBe(true)
    const dialect = dialectOf(recording)
    const before = bodyOf(recording)
    if (text.response !== before || text.request !== JSON.stringify(recording.request.body)) changed++
    expect(isJson(text.request), recording.id).toBe(true)
    const pieces = jsonOf(text.response)
    expect(pieces.length, recording.id).toBe(jsonOf(before).length)
    expect(pieces.every(isJson), recording.id).toBe(true)
    const read = (request: unknown, body: string) =>
      readExchange({
        dialect,
        request,
        response: { status: row.httpStatus ?? 0, contentType: text.contentType, body },
      })
    const [own, theirs] = [
      read(JSON.parse(text.request), text.response),
      read(recording.request.body, before),
    ]
    expect(
      { usage: own.usage, stop: own.stop, parts: own.reply.parts.map(({ type }) => type) },
      recording.id,
    ).toEqual({
      usage: theirs.usage,
      stop: theirs.stop,
      parts: theirs.reply.parts.map(({ type }) => type),
    })
    const readable = (calls: typeof own.reply.toolCalls) =>
      calls.map((call) => [call.name, isJson(call.arguments)])
    expect(readable(own.reply.toolCalls), recording.id).toEqual(readable(theirs.reply.toolCalls))
  }
  if (recordingsThere) expect(changed).toBeGreaterThan(0)
}, 60_000)
