import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerChat } from '../chat.ts'
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream.ts'
import { withStore } from '../open-store.ts'
import { type RunningMain, runMain } from '../run-main.ts'
import { canLook, findCapture } from './processes.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
/** A credential of its own for each place, so that a find says where it came from. */
let planted = 0
const plant = (prefix: string, length = 40, of = letters) => {
  let state = 7919 * ++planted
  const text = Array.from({ length }, () => {
    state = (state * 48271) % 2147483647
    return of[state % of.length]
  }).join('')
  const canary = prefix + text
  canaries.push(canary)
  return canary
}
const canaries: string[] = []
const jwt = () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'HS256' })}.${part({ sub: plant('', 12) })}.${plant('')}`
  canaries.push(token)
  return token
}

let folder: string
let upstream: FakeUpstream
let main: RunningMain
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  upstream = await startFakeUpstream()
  answerChat(upstream, 'billing')
  const file = join(folder, 'tierdrop.yaml')
  const config = {
    listen: { proxy: '127.0.0.1:0' },
    store: 't.db',
    upstreams: {
      openai: { url: upstream.url },
      anthropic: { url: upstream.url },
      down: { url: 'http://127.0.0.1:9', vendor: 'down' },
    },
    defaults: { sample: 1 },
    tasks: {
      found: { match: { header: 'authorization: Bearer x' } },
      kind: { match: { header: 'x-kind: a' } },
    },
  }
  writeFileSync(file, JSON.stringify(config))
  main = runMain({ TIERDROP_CONFIG: file })
  url = await main.ready
})
afterAll(async () => {
  main.child.kill('SIGKILL')
  await main.ended
  await upstream.close()
  rmSync(folder, { recursive: true })
})

/** Headers of every client and cloud that carry a credential. */
const headers = (): Record<string, string> => ({
  authorization: `Bearer ${plant('sk-proj-')}`,
  'x-api-key': plant('sk-ant-api03-'),
  'api-key': plant('', 32),
  'x-goog-api-key': plant('AIza', 35),
  'ocp-apim-subscription-key': plant('', 32),
  'x-amz-security-token': plant('FwoGZXIvYXdz'),
  'proxy-authorization': `Basic ${plant('')}`,
  cookie: `session=${plant('')}; token=${jwt()}`,
  'openai-organization': plant('org-'),
  'openai-project': plant('proj_'),
  'helicone-auth': `Bearer ${plant('sk-helicone-')}`,
  'cf-aig-authorization': `Bearer ${plant('')}`,
  'x-stainless-api-key': plant(''),
  'x-kind': 'a',
})

const query = () =>
  `?key=${plant('AIza', 35)}&api_key=${plant('')}&api-key=${plant('')}&access_token=${jwt()}&sig=${plant('')}`

/** What people paste into prompts. */
const pasted = () =>
  [
    `my key is ${plant('sk-proj-')}, why does it fail?`,
    `curl -H "x-api-key: ${plant('sk-ant-api03-')}" https://api.anthropic.com`,
    `export GITHUB_TOKEN=${plant('ghp_', 36)}`,
    `AWS_ACCESS_KEY_ID=${plant('AKIA', 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
    `Authorization: Bearer ${jwt()}`,
    `postgres://app:${plant('', 20)}@db.internal:5432/app`,
    `slack ${plant('xoxb-1234567890-')}`,
    `"password": "${plant('', 24)}"`,
  ].join('\n')

type Sent = { path: string; body: string | Buffer; headers?: Record<string, string>; method?: string }

function everything(): Sent[] {
  const chat = (text: string, more: object = {}) =>
    JSON.stringify({
      model: 'gpt-5.4-mini',
      messages: [
        { role: 'system', content: `You help developers. ${pasted()}` },
        { role: 'user', content: text },
      ],
      ...more,
    })
  const tools = [
    {
      type: 'mcp',
      server_label: 'a',
      server_url: 'https://a',
      authorization: plant('mcp-'),
      headers: { Authorization: `Bearer ${plant('')}` },
    },
  ]
  const messages = JSON.stringify({
    model: 'claude-haiku-4-5',
    max_tokens: 9,
    system: pasted(),
    messages: [{ role: 'user', content: [{ type: 'text', text: pasted() }] }],
    mcp_servers: [{ type: 'url', url: 'https://a', name: 'a', authorization_token: plant('mcp_') }],
  })
  return [
    { path: '/v1/chat/completions', body: chat(pasted()) },
    { path: '/openai/v1/responses', body: JSON.stringify({ model: 'gpt-5.4-mini', input: pasted(), tools }) },
    { path: '/v1/messages', body: messages, headers: { 'anthropic-version': '2023-06-01' } },
    { path: '/down/v1/chat/completions', body: chat(pasted()) },
    { path: '/v1/embeddings', body: JSON.stringify({ input: pasted() }) },
    { path: `/nowhere/${plant('sk-proj-')}`, body: chat(pasted()) },
    { path: `/_tierdrop/${plant('sk-proj-')}`, body: '' },
    { path: '/v1/chat/completions', body: chat(pasted()).slice(0, -9) },
    { path: '/v1/chat/completions', body: chat(pasted()), headers: { 'content-encoding': plant('') } },
    { path: `/openai/deployments/${plant('', 20)}/chat/completions`, body: chat(pasted()) },
  ]
}

it.skipIf(!canLook)('no credential is in anything that was written, wherever a client puts it', async () => {
  const own: string[] = []
  const ask = async (sent: Sent) => {
    const all = { 'content-type': 'application/json', ...headers(), ...sent.headers }
    const reply = await fetch(`${url}${sent.path}${query()}`, {
      method: 'POST',
      headers: all,
      body: sent.body,
    })
    const text = await reply.text()
    if (reply.headers.has('x-tierdrop-error') || sent.path.startsWith('/_'))
      own.push(text, JSON.stringify([...reply.headers]))
  }
  for (const sent of everything()) await ask(sent)
  // vendors quote what they were sent
  upstream.answer((request, response, body) => {
    response.writeHead(401, {
      'content-type': 'application/json',
      'set-cookie': plant('a='),
      'x-echo': plant(''),
    })
    const message = `Incorrect API key provided: ${request.headers.authorization}. ${body.toString()}`
    response.end(
      JSON.stringify({ error: { message, type: 'invalid_request_error', code: 'invalid_api_key' } }),
    )
  })
  for (const sent of everything()) await ask(sent)
  upstream.answer((_request, response) => response.destroy())
  for (const sent of everything()) await ask(sent)
  expect(own.length).toBeGreaterThan(10)

  const page = async (name: string) => (await fetch(`${url}/_tierdrop/${name}`)).text()
  while (!/^tierdrop_capture_pending 0$/m.test(await page('metrics')))
    await new Promise((resolve) => setTimeout(resolve, 20))
  own.push(await page('metrics'), await page('health'))
  const pid = main.child.pid ?? 0
  const places = [pid, findCapture(pid) ?? 0].map((each) => `/proc/${each}/cmdline`)
  // as it is while it runs, with what is in the WAL, and again when it is closed
  const files = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => statSync(name).isFile())
      .map((name) => readFileSync(name).toString('latin1'))
  own.push(...files(), ...places.map((each) => readFileSync(each, 'latin1')))
  main.child.kill('SIGTERM')
  await main.ended
  own.push(...files(), main.printed())

  const kept = await withStore(join(folder, 't.db'), async (store) => {
    const rows = await store.unplannedExchanges(1_000)
    expect(rows.length).toBeGreaterThanOrEqual(10)
    const texts = await store.exchangeTexts(rows.map(({ id }) => id))
    expect(texts.size).toBe(rows.length)
    return JSON.stringify([
      rows,
      [...texts],
      await store.tasks(),
      await store.versions(),
      await store.counts(0),
    ])
  })
  own.push(kept)
  const found = canaries.filter((canary) => own.some((text) => text.includes(canary)))
  const where = found.map((canary) => {
    const text = own.find((each) => each.includes(canary)) ?? ''
    const at = text.indexOf(canary)
    return text.slice(Math.max(0, at - 80), at + canary.length + 10)
  })
  expect(where).toEqual([])
  expect(canaries.length).toBeGreaterThan(300)
})
