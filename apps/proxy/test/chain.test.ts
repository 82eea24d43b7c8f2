import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startProxy } from '../src/index.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

type Asked = { model: string; input?: string; previous_response_id?: string; messages?: Said[] }
type Said = { role: string; content: string }

let folder: string
let vendor: FakeUpstream
let calls: Asked[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-chain-'))
  vendor = await startFakeUpstream()
  calls = []
  vendor.answer(({ url = '' }, response, bytes) => {
    const body = JSON.parse(bytes.toString()) as Asked
    calls.push(body)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(url.endsWith('/responses') ? responseTo(body) : chatReply('So it is.')))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

const responseTo = ({ model, input }: Asked) => ({
  id: `resp_of_${String(input).replaceAll(' ', '_')}`,
  object: 'response',
  status: 'completed',
  model,
  output: [
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: `Heard: ${input}` }] },
  ],
  usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
})

function configOf(): Config {
  const key = 'SHADOW_KEY'
  return configSchema.parse({
    listen: { proxy: '127.0.0.1:0', report: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: { openai: { url: vendor.url, vendor: 'openai', key } },
    tiers: {
      chat: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-mini', key },
      mini: { upstream: 'openai', dialect: 'openai-responses', model: 'gpt-5.4-mini', key },
    },
    evaluation: { name: 'test', candidates: ['chat', 'mini'], seed: 'chain' },
    defaults: { sample: 1, sessionQuiet: '1s' },
  })
}

/** Each in a proxy of its own, which remembers nothing of the one before. */
async function ask(config: Config, input: string, previous: string | null): Promise<string> {
  const proxy = await startProxy({ config, log: pino({ level: 'silent' }) })
  const reply = await fetch(`${proxy.url}/openai/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tierdrop-task': 'pony' },
    body: JSON.stringify({
      model: 'gpt-5.4',
      instructions: 'Chat about ponies.',
      input,
      ...(previous !== null && { previous_response_id: previous }),
    }),
  })
  const { id } = (await reply.json()) as { id: string }
  await proxy.captured()
  await proxy.drain()
  return id
}

test('a chain of Responses is one session across restarts, and is told in full to who has not heard it', async () => {
  const config = configOf()
  const first = await ask(config, 'My pony is called Bo', null)
  const second = await ask(config, 'Is that a name', first)
  await ask(config, 'Say it again', second)
  calls = []
  await withStore(config.store, async (store) => {
    const version = (await store.versions())[0]?.key ?? ''
    const kept = (await store.recentExchanges(version, 5)).toReversed()
    expect(kept.map(({ step }) => step)).toEqual([0, 1, 2])
    expect(new Set(kept.map(({ sessionKey }) => sessionKey)).size).toBe(1)

    await mirrorUntil(config, store, async () => {
      const { units } = await store.funnel()
      return units.counted > 0 && units.open + units.closed === 0
    })
    expect((await store.funnel()).trials).toMatchObject({ graded: 9, 'left-out': 0 })
  })
  const told = calls.find(({ messages }) => messages?.at(-1)?.content === 'Say it again')
  expect(told?.messages).toEqual([
    { role: 'system', content: 'Chat about ponies.' },
    { role: 'user', content: 'My pony is called Bo' },
    { role: 'assistant', content: 'Heard: My pony is called Bo' },
    { role: 'user', content: 'Is that a name' },
    { role: 'assistant', content: 'Heard: Is that a name' },
    { role: 'user', content: 'Say it again' },
  ])
  // the vendor who gave the reply has it
  const goingOn = calls.filter(({ input }) => input === 'Say it again')
  expect(new Map(goingOn.map((it) => [it.model, it.previous_response_id]))).toEqual(
    new Map([
      ['gpt-5.4', second],
      ['gpt-5.4-mini', second],
    ]),
  )
})

test('a chain that goes on from what was not kept is tried only where it can be', async () => {
  const config = configOf()
  await ask(config, 'Say it again', 'resp_of_long_ago')
  calls = []
  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, async () => (await store.funnel()).units.counted === 1)
    expect((await store.funnel()).trialsByTier.map(({ tierName }) => tierName)).toEqual([
      'current:gpt-5.4',
      'mini',
    ])
  })
  expect(calls.every((it) => it.previous_response_id === 'resp_of_long_ago')).toBe(true)
})
