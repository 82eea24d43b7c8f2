import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import type { ExchangeRow, ExchangeText } from '@tierdrop/store'
import { expect } from 'vitest'
import { startProxy } from '../../src/index.ts'
import { withStore } from '../open-store.ts'
import { testConfig } from '../start.ts'
import { type Answer, askBytes } from './ask-bytes.ts'
import { cut, seeded } from './cut.ts'
import type { ExpectedRecording } from './expected.ts'
import { startReplayUpstream, type Take } from './replay-upstream.ts'

const codings = {
  plain: (body: Buffer) => body,
  gzip: (body: Buffer) => gzipSync(body),
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: (body: Buffer) => zstdCompressSync(body),
  deflate: (body: Buffer) => deflateSync(body),
} as const
type Coding = keyof typeof codings
export type Played = { recording: ExpectedRecording; coding: Coding }

export const inAllCodings = (recordings: readonly ExpectedRecording[]): Played[] =>
  recordings.flatMap((recording) =>
    (Object.keys(codings) as Coding[]).map((coding) => ({ recording, coding })),
  )

export type Kept = { row: ExchangeRow; text: ExchangeText; answer: Answer; take: Take }

export const bodyOf = ({ response }: ExpectedRecording) =>
  typeof response.body === 'string' ? response.body : JSON.stringify(response.body)

const endToEnd = [
  ['X-RateLimit-Remaining-Requests', '4999'],
  ['Set-Cookie', 'a=1; Path=/'],
  ['set-cookie', 'b=2'],
  ['anthropic-organization-id', 'Z\xfcrich'],
].flat()

function takeOf({ recording, coding }: Played, random: () => number): Take {
  const bytes = codings[coding](Buffer.from(bodyOf(recording)))
  return {
    status: recording.status,
    rawHeaders: [
      'Content-Type',
      recording.response.content_type,
      ...(coding === 'plain' ? [] : ['Content-Encoding', coding]),
      ...endToEnd,
      // half of them say how long they are, the others come in chunks
      ...(random() < 0.5 ? ['Content-Length', String(bytes.length)] : []),
    ],
    pieces: cut(bytes, random, 12),
  }
}

/** Everything through one running proxy, and what is in the store afterwards, in the same order. */
export async function replay(played: readonly Played[], redacted: boolean): Promise<Kept[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  const random = seeded(4711)
  const takes = played.map((each) => takeOf(each, random))
  const upstream = await startReplayUpstream((name) => takes[Number(name)] as Take)
  const store = join(folder, 't.db')
  const proxy = await startProxy({
    config: testConfig(upstream.url, { store, redact: { builtin: redacted } }),
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  try {
    const answers: Answer[] = []
    const waiting = [...played.entries()]
    const ask = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [i, { recording, coding }] = next
        const { api, id, request } = recording
        const body = Buffer.from(JSON.stringify(request.body))
        const url = `${proxy.url}/${api.startsWith('anthropic') ? 'anthropic' : 'openai'}${request.path}`
        // conversations whose beginning is not recorded are sampled by their name
        const session = `${id} ${coding}`
        const headers = {
          'content-type': 'application/json',
          'x-take': String(i),
          'x-tierdrop-session': session,
        }
        answers[i] = await askBytes(url, cut(body, random, 4), headers, agent)
      }
    }
    await Promise.all([ask(), ask(), ask(), ask()])
    await proxy.captured()
    expect(proxy.missed()).toEqual({})
    return await withStore(store, async (open) => {
      const ids = answers.map(
        ({ rawHeaders }) => rawHeaders[rawHeaders.indexOf('x-tierdrop-exchange') + 1] ?? '',
      )
      const rows = new Map((await open.exchanges(ids)).map((row) => [row.id, row]))
      const texts = await open.exchangeTexts(ids)
      return played.map(({ recording }, i): Kept => {
        const [row, text] = [rows.get(ids[i] ?? ''), texts.get(ids[i] ?? '')]
        if (!row || !text) throw new Error(`${recording.id} is not in the store`)
        return { row, text, answer: answers[i] as Answer, take: takes[i] as Take }
      })
    })
  } finally {
    agent.destroy()
    await proxy.drain(0)
    await upstream.close()
    rmSync(folder, { recursive: true })
  }
}
