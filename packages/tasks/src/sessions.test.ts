import type { Conversation, Message, Part, Reply, ToolCall } from '@tierdrop/wire'
import { describe, expect, it } from 'vitest'
import { conversationOf, replyOf } from '../test/labelled/template.ts'
import { createIdentifier, type FoundSession, type IdentifierOptions, type IdentifyInput } from './index.ts'

let made = 0
const user = (text: string): Message => ({ role: 'user', parts: [{ type: 'text', text }] })
const assistant = (text: string): Message => ({ role: 'assistant', parts: [{ type: 'text', text }] })
const call = (id: string | null, args = '{"city":"Oslo","unit":null}', name = 'weather'): ToolCall => ({
  id,
  name,
  arguments: args,
  type: 'function',
})
const calls = (...made: ToolCall[]): Message => ({
  role: 'assistant',
  parts: made.map((item): Part => ({ type: 'tool-call', call: item })),
})
const result = (callId: string | null, text = '12 degrees'): Message => ({
  role: 'tool',
  parts: [{ type: 'tool-result', callId, text, isError: false }],
})
const input = (
  messages: Message[],
  reply: Reply,
  more: Partial<Omit<IdentifyInput, 'conversation'>> & { conversation?: Partial<Conversation> } = {},
): IdentifyInput => ({
  id: `exchange-${made++}`,
  at: made,
  dialect: 'openai-chat',
  reply,
  taskHeader: null,
  sessionHeader: null,
  ...more,
  conversation: conversationOf({ system: 'You are a weather assistant.', messages, ...more.conversation }),
})
const identifier = (options: Partial<IdentifierOptions> = {}) =>
  createIdentifier({ rules: {}, sample: 1, seed: 'seed', known: [], ...options })

describe('a conversation', () => {
  it('is one session, its steps counted from 0', () => {
    const { identify } = identifier()
    const first = identify(input([user('hello')], replyOf('Hi! Which city?'))).session
    const second = identify(
      input([user('hello'), assistant('Hi! Which city?'), user('Oslo')], replyOf('12 degrees')),
    ).session
    const third = identify(
      input(
        [user('hello'), assistant('Hi! Which city?'), user('Oslo'), assistant('12 degrees'), user('thanks')],
        replyOf('bye'),
      ),
    ).session
    expect([first.step, second.step, third.step]).toEqual([0, 1, 2])
    expect(new Set([first.key, second.key, third.key]).size).toBe(1)
  })

  it('that branches stays one session; both branches are at the same step', () => {
    const { identify } = identifier()
    const first = identify(input([user('a tale')], replyOf('Once upon a time'))).session
    const one = identify(
      input([user('a tale'), assistant('Once upon a time'), user('sadder')], replyOf('A wolf')),
    ).session
    const other = identify(
      input([user('a tale'), assistant('Once upon a time'), user('funnier')], replyOf('A fox')),
    ).session
    const onOther = identify(
      input(
        [user('a tale'), assistant('Once upon a time'), user('funnier'), assistant('A fox'), user('more')],
        replyOf('An owl'),
      ),
    ).session
    expect([one.key, other.key, onOther.key]).toEqual([first.key, first.key, first.key])
    expect([one.step, other.step, onOther.step]).toEqual([1, 1, 2])
  })

  it('that asks the same again is retried: same session, same step', () => {
    const { identify } = identifier()
    identify(input([user('q')], replyOf('a')))
    const request = [user('q'), assistant('a'), user('again')]
    const failed = identify(input(request, replyOf(''))).session
    const retried = identify(input(request, replyOf('done'))).session
    expect([retried.key, retried.step]).toEqual([failed.key, failed.step])
  })

  it('of another user that begins with the same words is another session', () => {
    const { identify } = identifier()
    const turn = () => identify(input([user('hello')], replyOf('Hi!'))).session
    const [one, other] = [turn(), turn()]
    expect(one.key).not.toBe(other.key)
    const go = (text: string) =>
      identify(input([user('hello'), assistant('Hi!'), user(text)], replyOf(`about ${text}`))).session.key
    const [third, fourth, again] = [go('rain'), go('snow'), go('rain')]
    expect(new Set([third, fourth])).toEqual(new Set([one.key, other.key]))
    expect(again).toBe(third)
  })

  it('whose start was not seen is counted, not sampled, and stays one session', () => {
    const { identify } = identifier({ sample: 0.99 })
    const late = identify(input([user('x'), assistant('y'), user('z')], replyOf('w'))).session
    const next = identify(
      input([user('x'), assistant('y'), user('z'), assistant('w'), user('v')], replyOf('u')),
    ).session
    expect([late.sampled, late.step, next.sampled, next.step]).toEqual([false, 1, false, 2])
    expect(next.key).toBe(late.key)
  })

  it('whose start was not seen is sampled where everything is', () => {
    const { identify } = identifier()
    const late = identify(input([user('x'), assistant('y'), user('z')], replyOf('w'))).session
    expect([late.sampled, late.step]).toEqual([true, 1])
  })

  it('with an exchange that was missed in between goes on as the same session', () => {
    const { identify } = identifier()
    const first = identify(input([user('a')], replyOf('b'))).session
    const third = identify(
      input([user('a'), assistant('b'), user('c'), assistant('d'), user('e')], replyOf('f')),
    ).session
    expect([third.key, third.step, third.sampled]).toEqual([first.key, 2, true])
  })
})

it('begins after examples that the prompt gives as turns, once they are known as such', () => {
  const { identify } = identifier({ sample: 0.99 })
  const examples = [user('great!'), assistant('positive'), user('awful'), assistant('negative')]
  const found = ['fine', 'meh', 'nice', 'bad', 'good'].map(
    (text) => identify(input([...examples, user(text)], replyOf(`label of ${text}`))).session,
  )
  expect(found.map(({ sampled }) => sampled)).toEqual([false, false, false, true, true])
  expect(found.slice(3).map(({ step }) => step)).toEqual([0, 0])
  expect(new Set(found.map(({ key }) => key)).size).toBe(5)
  const next = identify(
    input([...examples, user('bad'), assistant('label of bad'), user('sure?')], replyOf('yes')),
  ).session
  expect([next.key, next.step]).toEqual([found[3]?.key, 1])
})

describe('an agent', () => {
  const tools = [
    { name: 'weather', description: null, parameters: { type: 'object', properties: {} }, strict: false },
  ]
  it.each([
    ['ids and nulls dropped, keys reordered', calls(call(null, '{"unit":null,"city":"Oslo"}'))],
    ['arguments without nulls', calls(call('call_abcdef123456', '{ "city": "Oslo" }'))],
    [
      'empty text beside the call',
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: '' },
          { type: 'tool-call', call: call('call_abcdef123456') },
        ],
      } as Message,
    ],
    [
      'thinking kept',
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'hm' },
          { type: 'tool-call', call: call('call_abcdef123456') },
        ],
      } as Message,
    ],
  ])('is followed through its tool calls as SDKs echo them: %s', (_, echoed) => {
    const { identify } = identifier()
    const first = identify(
      input([user('weather in Oslo?')], replyOf('', [call('call_abcdef123456')]), {
        conversation: { tools },
      }),
    )
    const second = identify(
      input([user('weather in Oslo?'), echoed, result(null)], replyOf('It is 12 degrees.'), {
        conversation: { tools },
      }),
    )
    expect(first.session.continues).toBe(true)
    expect([second.session.key, second.session.step]).toEqual([first.session.key, 1])
    expect(second.kind).toBe('agent')
  })

  it('is found by the call that its result answers when the text of the turn was changed', () => {
    const { identify } = identifier()
    const first = identify(
      input([user('weather?')], replyOf('Let me look.', [call('call_abcdef123456')])),
    ).session
    const second = identify(
      input(
        [user('[shortened]'), calls(call('call_abcdef123456')), result('call_abcdef123456')],
        replyOf('12'),
      ),
    ).session
    expect([second.key, second.step]).toEqual([first.key, 1])
  })

  it('that says several messages in one turn (Responses items) has one step for them', () => {
    const { identify } = identifier()
    const first = identify(
      input([user('weather?')], replyOf('Let me look.', [call('fc_1a2b3c4d5e6f')])),
    ).session
    const second = identify(
      input(
        [
          user('weather?'),
          assistant('Let me look.'),
          calls(call('fc_1a2b3c4d5e6f')),
          result('fc_1a2b3c4d5e6f'),
        ],
        replyOf('12'),
      ),
    ).session
    expect([second.key, second.step]).toEqual([first.key, 1])
  })

  it('keeps its task when the clock in its system prompt goes on', () => {
    const { identify } = identifier()
    const at = (time: string) => ({
      conversation: { system: `You are a weather agent. It is ${time}. Look up the weather, then answer.` },
    })
    const first = identify(
      input([user('weather?')], replyOf('', [call('call_abcdef123456')]), at('10:31:02')),
    )
    const second = identify(
      input(
        [user('weather?'), calls(call('call_abcdef123456')), result('call_abcdef123456')],
        replyOf('12'),
        at('10:31:09'),
      ),
    )
    expect(second.version.key).toBe(first.version.key)
    expect(second.session.key).toBe(first.session.key)
  })
})

describe('a chain of Responses, or a thread of Anthropic,', () => {
  it.each(['openai-responses', 'anthropic-messages'] as const)(
    'goes on from the reply that it names, branches and retries included: %s',
    (dialect) => {
      const { identify } = identifier({ sample: 0.99 })
      const turn = (id: string, previous: string | null, text: string) =>
        identify(
          input(
            [user(text)],
            { ...replyOf(`re ${text}`), id },
            { dialect, conversation: { previousResponseId: previous } },
          ),
        ).session
      const first = turn('resp_1', null, 'a')
      const second = turn('resp_2', 'resp_1', 'b')
      const branch = turn('resp_3', 'resp_1', 'c')
      const third = turn('resp_4', 'resp_2', 'd')
      const lost = turn('resp_9', 'resp_0', 'e')
      expect([first.step, second.step, branch.step, third.step]).toEqual([0, 1, 1, 2])
      expect(new Set([first.key, second.key, branch.key, third.key]).size).toBe(1)
      expect([lost.key === first.key, lost.sampled]).toEqual([false, false])
    },
  )
})

describe('x-tierdrop-session', () => {
  it('joins separate conversations, counts their steps, and a retry once', () => {
    const { identify } = identifier()
    const header = { sessionHeader: 'job-7' }
    const one = identify(input([user('plan')], replyOf('ok'), header)).session
    const two = identify(input([user('work')], replyOf('ok'), header)).session
    const three = identify(
      input([user('work'), assistant('ok'), user('more')], replyOf('ok'), header),
    ).session
    const retry = identify(
      input([user('work'), assistant('ok'), user('more')], replyOf('ok'), header),
    ).session
    expect(new Set([one.key, two.key, three.key, retry.key]).size).toBe(1)
    expect([one.step, two.step, three.step, retry.step]).toEqual([0, 1, 2, 2])
    expect(three.continues).toBe(true)
  })
})

describe('sampling', () => {
  it('takes the configured share of sessions, the same on every machine', () => {
    const sampled = (seed: string) => {
      const { identify } = identifier({ sample: 0.1, seed })
      return Array.from(
        { length: 4_000 },
        (_, at) => identify(input([user('q')], replyOf('a'), { id: `id-${at}` })).session.sampled,
      )
    }
    const [one, again, other] = [sampled('a'), sampled('a'), sampled('b')]
    const share = one.filter(Boolean).length / one.length
    expect(share).toBeGreaterThan(0.08)
    expect(share).toBeLessThan(0.12)
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('is decided at the start: a reloaded rate holds for later sessions alone', () => {
    const made = identifier({ sample: 0 })
    const first = made.identify(input([user('p')], replyOf('a'))).session
    made.configure({ rules: {}, sample: 1 })
    const second = made.identify(input([user('p'), assistant('a'), user('r')], replyOf('b'))).session
    expect([first.sampled, second.sampled, second.key === first.key]).toEqual([false, false, true])
    expect(made.identify(input([user('n')], replyOf('m'))).session.sampled).toBe(true)
  })

  it('is not bent by the seed of the session keys: a task may set its own rate', () => {
    const { identify } = identifier({ sample: 1, rules: { quiet: { sample: 0 } } })
    expect(identify(input([user('q')], replyOf('a'), { taskHeader: 'quiet' })).session.sampled).toBe(false)
    expect(identify(input([user('q')], replyOf('a'))).session.sampled).toBe(true)
  })
})

describe('the store', () => {
  it('is asked only for a continuation that memory does not know, once', async () => {
    const stored = new Map<string, FoundSession>()
    const asked: string[] = []
    const findSession = async (hash: string) => {
      asked.push(hash)
      return stored.get(hash) ?? null
    }
    const before = identifier()
    const first = before.identify(input([user('a')], replyOf('b'))).session
    stored.set(first.prefixHash, { sessionKey: first.key, step: first.step })

    const after = identifier({ findSession })
    expect(after.recall(input([user('a')], replyOf('b')))).toBe(null)
    const next = input([user('a'), assistant('b'), user('c')], replyOf('d'))
    await after.recall(next)
    const second = after.identify(next).session
    expect([second.key, second.step, second.sampled]).toEqual([first.key, 1, true])
    expect(
      after.recall(input([user('a'), assistant('b'), user('c'), assistant('d'), user('e')], replyOf('f'))),
    ).toBe(null)
    const unknown = () => input([user('v'), assistant('w'), user('x')], replyOf('y'))
    await after.recall(unknown())
    await after.recall(unknown())
    expect(asked.length).toBe(2)
  })

  const turn = (
    id: string,
    previous: string | null,
    dialect: IdentifyInput['dialect'] = 'openai-responses',
  ) => input([user(id)], { ...replyOf('r'), id }, { dialect, conversation: { previousResponseId: previous } })

  it('gives back a chain of Responses by its first response', async () => {
    const first = identifier().identify(turn('resp_1', null)).session
    const after = identifier({
      findSession: async (hash) =>
        hash === first.replyHash ? { sessionKey: first.key, step: first.step } : null,
    })
    const second = turn('resp_2', 'resp_1')
    await after.recall(second)
    expect(after.identify(second).session).toMatchObject({ key: first.key, step: 1, replyHash: null })
    expect(identifier().identify(turn('chatcmpl-1', null, 'openai-chat')).session.replyHash).toBeNull()
  })

  it('gives back a chain of Responses by its second response', async () => {
    const before = identifier()
    const first = before.identify(turn('resp_1', null)).session
    const second = before.identify(turn('resp_2', 'resp_1')).session
    const after = identifier({
      findSession: async (hash) =>
        hash === second.prefixHash ? { sessionKey: second.key, step: second.step } : null,
    })
    const third = turn('resp_3', 'resp_2')
    await after.recall(third)
    expect(after.identify(third).session).toMatchObject({ key: first.key, step: 2, sampled: true })
  })
})

it('forgets the oldest conversations, not the memory', () => {
  const { identify } = identifier({ sample: 0.99, maxSessions: 100 })
  for (let at = 0; at < 500; at++) identify(input([user(`q${at}`)], replyOf(`a${at}`)))
  const old = identify(input([user('q1'), assistant('a1'), user('more')], replyOf('x'))).session
  const recent = identify(input([user('q499'), assistant('a499'), user('more')], replyOf('x'))).session
  expect([old.sampled, recent.sampled]).toEqual([false, true])
})
