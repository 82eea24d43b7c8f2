import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answerChat, askChat } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { type RunningMain, runMain } from './run-main.ts'

let folder: string
let file: string
let upstream: FakeUpstream
const running: RunningMain[] = []

const configText = (more = '') => `
listen: { proxy: 127.0.0.1:0 }
store: t.db
upstreams:
  openai: { url: "${upstream.url}" }
  anthropic: { url: "${upstream.url}" }
defaults: { sample: 1 }
limits: { drain: 60s }
${more}`
const start = () => {
  const main = runMain({ TIERDROP_CONFIG: file })
  running.push(main)
  return main
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  file = join(folder, 'tierdrop.yaml')
  upstream = await startFakeUpstream()
  answerChat(upstream, 'billing')
  writeFileSync(file, configText())
})
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
  await upstream.close()
  rmSync(folder, { recursive: true })
})

it('SIGTERM finishes what is open and stores it', async () => {
  const main = start()
  const url = await main.ready
  const asked = Promise.withResolvers<void>()
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"id":"x","model":"gpt-5.4-mini","choices":[{"index":0,"message":{"role":"assistant",')
    asked.resolve()
    setTimeout(() => response.end('"content":"late"},"finish_reason":"stop"}]}'), 150)
  })
  const reply = askChat(url, 'one')
  await asked.promise
  main.child.kill('SIGTERM')
  const { text, id } = await reply
  expect(text).toContain('late')
  expect(await main.ended).toEqual({ code: 0, signal: null })
  await withStore(join(folder, 't.db'), async (store) => {
    expect(await store.exchanges([id])).toMatchObject([{ status: 'ok', stop: 'end' }])
  })
})

it('stops, and so does its capture child, when the supervisor is gone', async () => {
  const main = start()
  await main.ready
  main.child.disconnect()
  expect(await main.ended).toEqual({ code: 0, signal: null })
})

it('a taken port ends it with 4 and the way to choose another', async () => {
  writeFileSync(file, configText().replace('127.0.0.1:0', `127.0.0.1:${upstream.port}`))
  const main = start()
  expect((await main.ended).code).toBe(4)
  expect(main.printed()).toContain(`127.0.0.1:${upstream.port} is in use`)
  expect(main.printed()).toContain('listen.proxy')
})

it('SIGHUP takes a good file over and refuses a bad one', async () => {
  const main = start()
  const url = await main.ready
  const status = async () => (await fetch(`${url}/other/v1/models`)).status
  expect(await status()).toBe(404)
  writeFileSync(file, configText('defaultz: {}'))
  main.child.kill('SIGHUP')
  while (!main.printed().includes('the old one stays')) await later(10)
  expect((await askChat(url, 'one')).status).toBe(200)
  writeFileSync(
    file,
    configText().replace('upstreams:', `upstreams:\n  other: { url: "${upstream.url}", vendor: other }`),
  )
  main.child.kill('SIGHUP')
  while (!main.printed().includes('"reloaded"')) await later(10)
  expect(await status()).toBe(200)
})

it('beyond loopback it says what that means', async () => {
  writeFileSync(file, configText().replace('127.0.0.1:0', '0.0.0.0:0'))
  const main = start()
  await main.ready
  while (!main.printed().includes('not on loopback')) await later(10)
})

it('no credential reaches store, log, metric, health or error, wherever a client puts it', async () => {
  const canary = 'sk-canary-7f3e9a1b5c2d8e4f6a0b'
  const main = start()
  const url = await main.ready
  const headers = {
    authorization: `Bearer ${canary}`,
    'x-api-key': canary,
    'api-key': canary,
    'x-goog-api-key': canary,
    cookie: `session=${canary}`,
    'proxy-authorization': `Basic ${canary}`,
    'openai-organization': canary,
    'x-any-header': canary,
  }
  const body = JSON.stringify({
    model: 'gpt-5.4-mini',
    messages: [{ role: 'user', content: `my key is ${canary}, why does it fail?` }],
  })
  const paths = [
    `/v1/chat/completions?api_key=${canary}&key=${canary}`,
    `/v1/embeddings?key=${canary}`,
    `/nowhere/${canary}?key=${canary}`,
  ]
  const answers: string[] = []
  const askAll = async () => {
    for (const path of paths) {
      const reply = await fetch(url + path, { method: 'POST', headers, body })
      answers.push(await reply.text())
    }
  }
  upstream.answer((_request, response) => {
    response.writeHead(401, {
      'content-type': 'application/json',
      'set-cookie': `a=${canary}`,
      'x-echo': canary,
    })
    response.end(
      JSON.stringify({
        error: { message: `Incorrect API key provided: ${canary}`, type: 'invalid_request_error' },
      }),
    )
  })
  await askAll()
  expect(upstream.requests[0]?.rawHeaders.filter((value) => value.includes(canary))).toHaveLength(7)
  const echoed = answers.splice(0)
  expect(echoed[0]).toContain(canary)
  await upstream.close()
  await askAll()
  const own = await Promise.all(
    ['metrics', 'health'].map(async (page) => (await fetch(`${url}/_tierdrop/${page}`)).text()),
  )
  main.child.kill('SIGTERM')
  await main.ended

  const written = [main.printed(), ...answers, ...own]
  for (const name of readdirSync(folder)) written.push(readFileSync(join(folder, name), 'latin1'))
  const path = join(folder, 't.db')
  const texts = await withStore(path, async (store) => {
    const all = await store.unplannedExchanges(100)
    expect(await store.funnel()).toMatchObject({ seen: 2, sampled: 2 })
    const ids = all.map((row) => row.id)
    const kept = [...(await store.exchangeTexts(ids)).values()]
    return JSON.stringify([kept, await store.versions(), await store.tasks(), await store.counts(0)])
  })
  written.push(texts)
  for (const text of written) expect(text.includes(canary)).toBe(false)
})
