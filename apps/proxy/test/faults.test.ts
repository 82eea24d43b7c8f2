import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningProxy, startProxy } from '../src/index.ts'
import { answerChat, askChat } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { testConfig } from './start.ts'

let folder: string
let path: string
let upstream: FakeUpstream
let proxy: RunningProxy

const start = async (changes: Record<string, unknown> = {}) => {
  proxy = await startProxy({ config: testConfig(upstream.url, { store: path, ...changes }) })
}
const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await later(20)
}
const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  path = join(folder, 't.db')
  upstream = await startFakeUpstream()
  answerChat(upstream, 'billing')
})
afterEach(async () => {
  await proxy.drain(0)
  await upstream.close()
  rmSync(folder, { recursive: true })
})

it('a capture child that is killed costs captures, which are counted, and no client anything', async () => {
  await start()
  expect((await askChat(proxy.url, 'one')).status).toBe(200)
  await proxy.captured()
  const first = proxy.capture.pid
  process.kill(first ?? 0, 'SIGSTOP')
  for (let n = 0; n < 5; n++) expect((await askChat(proxy.url, `lost ${n}`)).text).toContain('billing')
  process.kill(first ?? 0, 'SIGKILL')
  await until(() => proxy.capture.pid !== null && proxy.capture.pid !== first)
  expect((await askChat(proxy.url, 'two')).status).toBe(200)
  await proxy.captured()
  // what had not been sent to the first child yet is stored by the second
  const { 'capture-died': died, ...otherwise } = proxy.missed()
  expect(otherwise).toEqual({})
  expect(died).toBeGreaterThan(0)
  expect(proxy.capture.stored + (died ?? 0)).toBe(7)
  await until(() => withStore(path, async (store) => (await store.funnel()).missed['capture-died'] === died))
})

it('a queue that is full drops captures and holds up nobody', async () => {
  await start({ limits: { captureQueue: 20_000 } })
  await askChat(proxy.url, 'one')
  await proxy.captured()
  const { pid } = proxy.capture
  process.kill(pid ?? 0, 'SIGSTOP')
  const long = 'x'.repeat(4_000)
  for (let n = 0; n < 100; n++) expect((await askChat(proxy.url, `${n} ${long}`)).status).toBe(200)
  process.kill(pid ?? 0, 'SIGCONT')
  await proxy.captured()
  const missed = proxy.missed()
  expect(Object.keys(missed)).toEqual(['queue-full'])
  expect(proxy.capture.stored + sum(missed)).toBe(101)
})

it('a store that is moved away is noticed by the next write, and capture goes on in the one that is put there', async () => {
  await start()
  const one = await askChat(proxy.url, 'one')
  await proxy.captured()
  for (const end of ['', '-wal', '-shm'])
    if (existsSync(path + end)) renameSync(path + end, `${path}.away${end}`)
  const two = await askChat(proxy.url, 'two')
  await proxy.captured()
  expect(proxy.missed()).toEqual({})
  await withStore(path, async (store) => {
    expect((await store.exchanges([one.id, two.id])).map((row) => row.id)).toEqual([two.id])
  })
})

it('a store with another key is counted as such, until it is taken away', async () => {
  const { folder: elsewhere, path: other } = {
    folder: join(folder, 'else'),
    path: join(folder, 'else', 't.db'),
  }
  await withStore(other, (store) => store.setMeta('whose', 'theirs'))
  copyFileSync(other, path)
  rmSync(elsewhere, { recursive: true })
  await start()
  expect((await askChat(proxy.url, 'one')).status).toBe(200)
  await proxy.captured()
  expect(proxy.missed()).toEqual({ 'store-wrong-key': 1 })
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  await until(async () => {
    await askChat(proxy.url, 'again')
    await proxy.captured()
    return proxy.capture.stored > 0
  })
})

it('a store that can not be opened costs captures by reason, and is tried again', async () => {
  writeFileSync(
    path,
    'this is no database, whatever its name says; it is long enough to have a header'.repeat(20),
  )
  await start()
  for (let n = 0; n < 3; n++) expect((await askChat(proxy.url, `${n}`)).status).toBe(200)
  await proxy.captured()
  expect(proxy.missed()).toEqual({ 'store-corrupt': 3 })
  rmSync(path)
  // tried once a second
  await until(async () => {
    await askChat(proxy.url, 'again')
    await proxy.captured()
    return proxy.capture.stored > 0
  })
  const { 'store-corrupt': corrupt } = proxy.missed()
  await until(() =>
    withStore(path, async (store) => (await store.funnel()).missed['store-corrupt'] === corrupt),
  )
})

it('a request that is no JSON and a reply in a coding that nobody knows are forwarded and counted', async () => {
  await start()
  const send = (body: string) => fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body })
  expect((await send('{"model": ')).status).toBe(200)
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    response.end('not gzip')
  })
  await expect(send('{"model":"m","messages":[]}').then((reply) => reply.text())).rejects.toThrow()
  await proxy.captured()
  expect(proxy.missed()).toEqual({ unreadable: 1, undecodable: 1 })
})

it('a request that overflows a stage of capture is forwarded and counted, and the next one is stored', async () => {
  await start()
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const body = `{"model":"gpt-5.4-mini","messages":[{"role":"user","content":${deep}}]}`
  const reply = await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body })
  expect(await reply.text()).toContain('billing')
  expect(upstream.requests.at(-1)?.body.toString()).toBe(body)
  const { pid } = proxy.capture
  const next = await askChat(proxy.url, 'one')
  await proxy.captured()
  expect(proxy.missed()).toEqual({ 'record-failed': 1 })
  expect(proxy.capture).toMatchObject({ stored: 1, restarts: 0, pid })
  await until(() => withStore(path, async (store) => (await store.funnel()).missed['record-failed'] === 1))
  await withStore(path, async (store) => {
    expect(await store.exchanges([next.id])).toMatchObject([{ status: 'ok' }])
  })
})

it('bodies over the limit are forwarded and counted', async () => {
  await start({ limits: { body: 10_000 } })
  expect((await askChat(proxy.url, 'x'.repeat(20_000))).status).toBe(200)
  await proxy.captured()
  expect(proxy.missed()).toEqual({ 'too-large': 1 })
})

it('what ends on a drain is stored, open streams as cut', async () => {
  await start()
  const whole = await askChat(proxy.url, 'one')
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"bil"}}]}\n\n')
  })
  const open = await fetch(`${proxy.url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'hi' }] }),
  })
  const body = open.text()
  const broken = expect(body).rejects.toThrow()
  await proxy.drain(50)
  await broken
  await withStore(path, async (store) => {
    const id = open.headers.get('x-tierdrop-exchange') ?? ''
    const rows = await store.exchanges([whole.id, id])
    expect(rows.map((row) => row.status).sort()).toEqual(['cut', 'ok'])
  })
})

it('an upstream that is down leaves an exchange marked so', async () => {
  await start()
  await upstream.close()
  const { status, id } = await askChat(proxy.url, 'one')
  expect(status).toBe(502)
  await proxy.captured()
  await withStore(path, async (store) => {
    const [row] = await store.exchanges([id])
    expect(row).toMatchObject({ status: 'unreachable', httpStatus: null, costNano: 0, servedModel: null })
  })
})

it('unsampled sessions leave counts alone', async () => {
  await start({ defaults: { sample: 0 } })
  const { id } = await askChat(proxy.url, 'one')
  await proxy.captured()
  expect(proxy.capture).toMatchObject({ stored: 0, counted: 1 })
  await withStore(path, async (store) => {
    expect(await store.exchanges([id])).toEqual([])
    expect(await store.counts(0)).toMatchObject([
      { exchanges: 1, sampled: 0, inputTokens: 20, outputTokens: 2 },
    ])
  })
})

it('requests that ask not to be captured, and those of other APIs, are not', async () => {
  await start()
  expect((await askChat(proxy.url, 'one', { 'x-tierdrop-skip': '1' })).id).toBe('')
  await fetch(`${proxy.url}/v1/embeddings`, { method: 'POST', body: '{}' })
  await proxy.captured()
  expect(proxy.traffic).toMatchObject({ requests: 2, skipped: 1, passed: 1 })
  expect(proxy.capture).toMatchObject({ stored: 0, counted: 0 })
})
