import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evidenceMath } from '@tierdrop/decision'
import { openStore, type Store } from '@tierdrop/store'
import { createIdentifier, type Identifier } from '@tierdrop/tasks'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Learning } from './learning.ts'

let folder: string
let store: Store
let lines: string
let now: number
let learning: Learning

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  store = await openStore(join(folder, 't.db'), { contentKey: Buffer.alloc(32, 7), evidenceMath })
  lines = ''
  now = 0
  const write = (line: string) => {
    lines += line
  }
  learning = new Learning(pino({}, { write }), () => now)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const identifierOf = (state: string | null = null): Identifier =>
  createIdentifier({ rules: {}, sample: 1, seed: 's', known: [], learning: state })

const meet = (identifier: Identifier, at: number) =>
  identifier.identify({
    id: `exchange-${at}`,
    at,
    dialect: 'openai-chat',
    conversation: {
      system: '',
      messages: [{ role: 'user', parts: [{ type: 'text', text: `Colour of lamp ${at}: it hangs there` }] }],
      tools: [],
      toolChoice: null,
      format: null,
      model: 'm',
      stream: false,
      maxTokens: null,
      temperature: null,
      previousResponseId: null,
      stopSequences: [],
      topP: null,
      parallelToolCalls: null,
    },
    reply: {
      id: null,
      text: 'red',
      toolCalls: [],
      refusal: null,
      reasoning: null,
      parts: [{ type: 'text', text: 'red' }],
      error: null,
      cut: false,
    },
    taskHeader: null,
    sessionHeader: null,
  })

it('is kept every some seconds while there is something new', async () => {
  const identifier = identifierOf(await learning.read(store, true))
  const keepAt = async (time: number) => {
    now = time
    learning.keepNow(store, identifier, true)
    await learning.settled()
    return store.learning()
  }
  meet(identifier, 1)
  expect(await keepAt(9_999)).toBeNull()
  const first = await keepAt(10_000)
  expect(first).toBe(identifier.learning().state)
  await store.keepLearning(null, null)
  expect(await keepAt(30_000)).toBeNull()
  meet(identifier, 2)
  expect(await keepAt(40_000)).toBe(identifier.learning().state)
  expect(identifierOf(await learning.read(store, true)).learning()).toMatchObject({ since: 1 })
})

it('forgets what was learnt from texts that a purge has removed', async () => {
  const identifier = identifierOf()
  for (const at of [1, 2, 3]) meet(identifier, at)
  await learning.keep(store, identifier, true)
  await store.purgeContent({ before: 3 })
  expect(await store.learning()).toBeNull()
  await learning.keep(store, identifier, true)
  expect(identifier.learning().since).toBe(3)
  await store.purgeContent({ exchangeIds: ['one'] })
  await learning.keep(store, identifier, true)
  expect(identifier.learning().since).toBeNull()
  expect(await store.learning()).toBe(identifier.learning().state)
})

it('costs a line of the log and nothing else where it can be neither read nor kept', async () => {
  await store.setMeta('learning', `kept 0 ${Buffer.alloc(60, 1).toString('base64')}`)
  expect(await learning.read(store, true)).toBeNull()
  expect(lines).toContain('it is learnt anew')
  const identifier = identifierOf()
  meet(identifier, 1)
  await learning.keep(store, identifier, true)
  expect(await store.learning()).not.toBeNull()
  await learning.keep(store, identifier, false)
  expect(await store.learning()).toBeNull()
  await store.close()
  await learning.keep(store, identifier, true)
  expect(lines).toContain('can not be kept')
})
