import type { Dialect } from '@tierdrop/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agentsSdkClients } from './agents-sdk.ts'
import { aiSdkClients } from './ai-sdk.ts'
import { anthropicMessages } from './anthropic.ts'
import type { At, Client } from './client.ts'
import { startHouse } from './house.ts'
import { langchainClients } from './langchain.ts'
import { openaiChat, openaiResponses } from './openai.ts'
import { callsInTurn, invoice, invoiceSchema, missingParcelOf, smallTalk, tools } from './shop.ts'

const clients: Client[] = [
  openaiChat,
  openaiResponses,
  anthropicMessages,
  ...aiSdkClients,
  ...langchainClients,
  ...agentsSdkClients,
]
const modelOf: Record<Dialect, string> = {
  'openai-chat': 'gpt-5.4',
  'openai-responses': 'gpt-5.4',
  'anthropic-messages': 'claude-sonnet-4-6',
}

/** What a client threw, as it describes it; that it threw at all is part of it. */
async function thrown(client: Client, at: At): Promise<Record<string, unknown>> {
  try {
    await client.chat(at, smallTalk)
  } catch (error) {
    return client.describe(error)
  }
  throw new Error('the client got an answer where it should not have')
}

const errorBodies: Record<'openai' | 'anthropic', object> = {
  openai: {
    error: {
      message: "Invalid value: 'Grüße'. Supported values are: 'system', 'user'.",
      type: 'invalid_request_error',
      param: 'messages[0].role',
      code: 'invalid_value',
    },
  },
  anthropic: {
    type: 'error',
    error: { type: 'invalid_request_error', message: 'messages.0.role: Grüße is no role' },
    request_id: 'req_1',
  },
}

let house: Awaited<ReturnType<typeof startHouse>>

beforeAll(async () => {
  house = await startHouse(clients.length, 40)
})
afterAll(() => house.stop())

describe.each(clients.map((client, i) => [client.name, client, i] as const))('%s', (_name, client, i) => {
  const model = modelOf[client.dialect]

  it('asks, streams, and gets structured output; what was said is in the store', async () => {
    const plain = await client.chat(house.at(i, model), smallTalk)
    expect(plain).toContain('Grüße aus Zürich 🙂')
    const pieces: string[] = []
    await client.stream(house.at(i, model), smallTalk, (text) => pieces.push(text))
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.join('')).toContain('Grüße aus Zürich 🙂')
    const record = await client.structured(house.at(i, model), invoice, invoiceSchema)
    expect(record).toMatchObject({ vendor_name: 'Cedarline Office Supply', total: 1234.07 })

    const stored = await house.stored()
    expect(stored.map(({ reading }) => reading.reply.text)).toEqual([
      plain,
      pieces.join(''),
      expect.stringContaining('Cedarline'),
    ])
    for (const { row, reading } of stored) {
      expect(row).toMatchObject({
        dialect: client.dialect,
        status: 'ok',
        stop: 'end',
        model,
        servedModel: model,
      })
      expect(row.usage.input).toBeGreaterThan(0)
      expect(row.usage.output).toBeGreaterThan(0)
      expect(row.costNano).toBeGreaterThan(0)
      expect(reading.conversation.system).not.toBe('')
    }
    expect(stored.map(({ row }) => row.stream)).toEqual([false, true, false])
    expect(stored.map(({ row }) => row.firstMs !== null)).toEqual([false, true, false])
    expect(stored[2]?.reading.conversation.format).toMatchObject({ strict: expect.any(Boolean) })
    // two tasks: one was asked twice
    expect(new Set(stored.map(({ row }) => row.taskVersion)).size).toBe(2)
    expect(house.proxy.missed()).toEqual({})
  })

  it('runs an agent: one session, its steps in order, every call in the store', async () => {
    const said = await client.agent(house.at(i, model), missingParcelOf(client.name), tools)
    expect(said).toContain('Zoë Grünwald')
    expect(said).toContain('Zwolle')
    const stored = await house.stored()
    expect(stored.map(({ reading }) => reading.reply.toolCalls.map(({ name }) => name))).toEqual([
      ...callsInTurn.map((name) => [name]),
      [],
    ])
    expect(stored[3]?.reading.reply.text).toBe(said)
    expect(stored.map(({ row }) => row.step)).toEqual([0, 1, 2, 3])
    expect(new Set(stored.map(({ row }) => row.sessionKey)).size).toBe(1)
    expect(new Set(stored.map(({ row }) => row.taskVersion)).size).toBe(1)
    expect(stored.map(({ row }) => row.toolCount)).toEqual([3, 3, 3, 3])
    expect(stored.map(({ row }) => row.stop)).toEqual(['tools', 'tools', 'tools', 'end'])
    expect(house.proxy.missed()).toEqual({})
  })

  it('sees the vendor’s errors as it does without us', async () => {
    for (const status of [429, 500]) {
      const seen = await thrown(client, house.at(i, `${model}+${status}`))
      expect(seen).toEqual(await thrown(client, house.direct(i, `${model}+${status}`)))
      expect(seen.status).toBe(status)
    }
    house.strict.answer((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' })
      const api = client.dialect === 'anthropic-messages' ? 'anthropic' : 'openai'
      response.end(JSON.stringify(errorBodies[api]))
    })
    const { url } = house.proxy
    const through = { openai: `${url}/strict/v1`, anthropic: `${url}/strict`, model }
    const seen = await thrown(client, through)
    const past = { openai: `${house.strict.url}/v1`, anthropic: house.strict.url, model }
    const unproxied = await thrown(client, past)
    expect(JSON.stringify(seen).replaceAll(url, '')).toEqual(
      JSON.stringify(unproxied).replaceAll(house.strict.url, ''),
    )
    expect(seen.status).toBe(400)

    const stored = await house.stored()
    expect(stored.map(({ row }) => [row.status, row.httpStatus])).toEqual([
      ['error', 429],
      ['error', 500],
      ['error', 400],
    ])
    expect(stored[2]?.reading.reply.error?.message).toContain('Grüße')
  })

  it('leaves, before and amid a reply, and what had come is stored as cut', async () => {
    const { endings } = house.proxy.traffic
    const before = { ...endings, requests: house.proxy.traffic.requests }
    const early = new AbortController()
    const asked = client.chat(house.at(i, `${model}+silent`), smallTalk, early.signal)
    const left = expect(asked).rejects.toThrow()
    while (house.proxy.traffic.requests === before.requests)
      await new Promise((resolve) => setTimeout(resolve, 5))
    early.abort()
    await left
    const amid = new AbortController()
    const pieces: string[] = []
    await client
      .stream(
        house.at(i, `${model}+slow`),
        smallTalk,
        (text) => {
          pieces.push(text)
          amid.abort()
        },
        amid.signal,
      )
      .catch((error: unknown) => expect(error).toBeInstanceOf(Error))
    expect(pieces.join('')).not.toContain('tell me what')
    while (endings['client-left'] < before['client-left'] + 2)
      await new Promise((resolve) => setTimeout(resolve, 5))
    const stored = await house.stored()
    expect(stored.map(({ row }) => [row.status, row.totalMs])).toEqual([
      ['cut', null],
      ['cut', null],
    ])
    expect(stored[1]?.reading.reply.text.startsWith(pieces.join(''))).toBe(true)
  })
})
