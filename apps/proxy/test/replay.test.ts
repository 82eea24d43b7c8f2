import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { dialectOfPath, readExchange } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { startProxy } from '../src/index.ts'
import { startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { loadRecordings, ownRecordings, type Recording } from './recordings.ts'
import { testConfig } from './start.ts'

const codings: Record<string, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: (body) => gzipSync(body),
  br: (body) => brotliCompressSync(body),
  zstd: (body) => zstdCompressSync(body),
  deflate: (body) => deflateSync(body),
}

/** A small generator of our own, so that every run cuts at the same places. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

function cut(body: Buffer, random: () => number): Buffer[] {
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const size = 1 + Math.floor(random() * random() * body.length * 0.4)
    pieces.push(body.subarray(at, at + size))
    at += size
  }
  return pieces
}

const bodyOf = (recording: Recording) =>
  typeof recording.response.body === 'string'
    ? recording.response.body
    : JSON.stringify(recording.response.body)

/** Bytes as they come, no client in between that would undo the coding. */
function send(
  url: string,
  body: string,
  session: string,
): Promise<{ status: number; id: string; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', 'x-tierdrop-session': session } },
      (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('error', reject)
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            id: String(reply.headers['x-tierdrop-exchange']),
            bytes: Buffer.concat(parts),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

it('every recording comes out byte-identical at the client and equal in the store', async () => {
  const recordings = [...ownRecordings, ...loadRecordings()]
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  const path = join(folder, 't.db')
  const upstream = await startFakeUpstream()
  const proxy = await startProxy({
    config: testConfig(upstream.url, { store: path, redact: { builtin: false } }),
  })
  const names = Object.keys(codings)
  const random = seeded(4711)
  const encoded = recordings.map((recording, i) => {
    const coding = names[i % names.length] ?? 'identity'
    return { coding, bytes: (codings[coding] as (body: Buffer) => Buffer)(Buffer.from(bodyOf(recording))) }
  })
  upstream.answer((request, response) => {
    const i = Number(
      request.headers['x-recording'] ?? new URL(request.url ?? '', 'http://a').searchParams.get('i'),
    )
    const { coding, bytes } = encoded[i] ?? { coding: 'identity', bytes: Buffer.alloc(0) }
    response.writeHead(recordings[i]?.status ?? 500, {
      'content-type': recordings[i]?.response.content_type ?? '',
      ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
    })
    for (const piece of cut(bytes, random)) response.write(piece)
    response.end()
  })

  const ids: string[] = []
  for (const [i, recording] of recordings.entries()) {
    const name = recording.api.startsWith('anthropic') ? 'anthropic' : 'openai'
    // some continue conversations whose start is not recorded: a session by name is sampled all the same
    const mark = `${recording.request.path.includes('?') ? '&' : '?'}i=${i}`
    const url = `${proxy.url}/${name}${recording.request.path}${mark}`
    const { status, id, bytes } = await send(url, JSON.stringify(recording.request.body), recording.id)
    expect(status).toBe(recording.status)
    expect(bytes.equals(encoded[i]?.bytes ?? Buffer.alloc(0)), recording.id).toBe(true)
    ids.push(id)
  }
  await proxy.captured()
  expect(proxy.missed()).toEqual({})
  await proxy.drain()
  await upstream.close()

  await withStore(path, async (store) => {
    const rows = new Map((await store.exchanges(ids)).map((row) => [row.id, row]))
    const texts = await store.exchangeTexts(ids)
    for (const [i, recording] of recordings.entries()) {
      const id = ids[i] ?? ''
      const row = rows.get(id)
      const text = texts.get(id)
      const dialect = dialectOfPath(recording.request.path)
      if (!dialect || !row || !text) throw new Error(`${recording.id} is not in the store`)
      const { status, response } = recording
      const read = (request: unknown, body: string) =>
        readExchange({ dialect, request, response: { status, contentType: response.content_type, body } })
      const reading = read(recording.request.body, bodyOf(recording))
      expect(text.response, recording.id).toBe(bodyOf(recording))
      expect(read(JSON.parse(text.request), text.response), recording.id).toEqual(reading)
      expect({ usage: row.usage, stop: row.stop, served: row.servedModel }, recording.id).toEqual({
        usage: reading.usage,
        stop: reading.stop.reason,
        served: reading.model,
      })
      const streamed = bodyOf(recording).startsWith('event:') || bodyOf(recording).startsWith('data:')
      if (streamed && row.status === 'ok') expect(row.firstMs, recording.id).not.toBeNull()
    }
  })
  rmSync(folder, { recursive: true })
}, 60_000)
