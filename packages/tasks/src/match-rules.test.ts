import { describe, expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { createIdentifier, type IdentifyInput, type TaskRules } from './index.ts'

let made = 0
const exchange = (
  more: Partial<Omit<IdentifyInput, 'conversation'>> & {
    conversation?: Partial<IdentifyInput['conversation']>
  } = {},
): IdentifyInput => ({
  id: `exchange-${made++}`,
  at: made,
  dialect: 'openai-chat',
  reply: replyOf('billing'),
  taskHeader: null,
  sessionHeader: null,
  ...more,
  conversation: conversationOf({
    system: 'Classify the ticket as billing or technical.',
    messages: messages('Hello'),
    ...more.conversation,
  }),
})
const identifier = (rules: TaskRules) => createIdentifier({ rules, sample: 1, seed: 's', known: [] })
const tool = (name: string) => ({ name, description: null, parameters: null, strict: false })

describe('a rule', () => {
  it.each<[string, TaskRules[string]['match'], Partial<Parameters<typeof exchange>[0]> & object, object]>([
    [
      'system prompt',
      { system: '(?i)classify .* ticket' },
      {},
      { conversation: { system: 'Summarize the ticket.' } },
    ],
    ['model', { model: 'gpt-5.4-nano' }, { conversation: { model: 'gpt-5.4-nano' } }, {}],
    [
      'tools',
      { tools: ['a', 'b'] },
      { conversation: { tools: [tool('b'), tool('c'), tool('a')] } },
      { conversation: { tools: [tool('a')] } },
    ],
    [
      'schema',
      { schema: 'ticket' },
      { conversation: { format: { name: 'ticket', schema: {}, strict: true } } },
      {},
    ],
    ['upstream', { upstream: 'azure' }, { upstream: 'azure' }, { upstream: 'openai' }],
    [
      'header',
      { header: 'X-Team: search' },
      { headers: { 'x-team': 'search' } },
      { headers: { 'x-team': 'ads' } },
    ],
    [
      'value of x-tierdrop-task',
      { header: 'old-name' },
      { taskHeader: 'old-name' },
      { taskHeader: 'another' },
    ],
    [
      'all of its conditions',
      { model: 'm', upstream: 'u' },
      { upstream: 'u', conversation: { model: 'm' } },
      { upstream: 'u' },
    ],
  ])('matches by %s', (_, match, fits, fails) => {
    const book = identifier({ mine: { match } })
    expect(book.identify(exchange(fits)).task.name).toBe('mine')
    expect(book.identify(exchange(fails)).task.name).not.toBe('mine')
  })

  it('comes after the header and before the fingerprint; the first that holds wins', () => {
    const book = identifier({
      first: { match: { system: 'ticket' } },
      second: { match: { system: 'billing' } },
    })
    expect(book.identify(exchange()).task).toMatchObject({ name: 'first', foundBy: 'rule' })
    expect(book.identify(exchange({ taskHeader: 'route-ticket' })).task).toMatchObject({
      name: 'route-ticket',
      foundBy: 'header',
    })
    expect(book.identify(exchange({ conversation: { system: 'Rank the offers.' } })).task.foundBy).toBe(
      'fingerprint',
    )
  })

  it('and a header of one name are one task', () => {
    const book = identifier({ triage: { match: { system: 'ticket' } } })
    expect(book.identify(exchange()).task.key).toBe(
      book.identify(exchange({ taskHeader: 'triage' })).task.key,
    )
  })

  it('sets the kind', () => {
    expect(
      identifier({ mine: { match: { system: 'ticket' }, kind: 'rank' } }).identify(exchange()).kind,
    ).toBe('rank')
  })

  it('says which headers it needs', () => {
    const rules = { a: { match: { header: 'X-Team: search' } }, b: { match: { header: 'just-a-task' } } }
    expect(identifier(rules).headerNames).toEqual(['x-team'])
  })

  it('with a pattern that makes other engines hang is answered', () => {
    const book = identifier({ mine: { match: { system: '^(a+)+$' } } })
    expect(
      book.identify(exchange({ conversation: { system: `${'a'.repeat(50_000)}!` } })).task.name,
    ).not.toBe('mine')
  })
})

describe('a found task', () => {
  const one = exchange({ conversation: { system: 'Classify the ticket as billing or technical.' } })
  const two = exchange({ conversation: { system: 'Rank the offers by price.' } })
  const keyOf = (input: IdentifyInput) => identifier({}).identify(input).task.key

  it('is renamed by its key, which stays', () => {
    const book = identifier({ 'route-ticket': { found: [keyOf(one)] } })
    expect(book.identify(one).task).toEqual({ key: keyOf(one), name: 'route-ticket', foundBy: 'fingerprint' })
  })

  it('is merged with others under a key of its own, so that evidence is counted anew', () => {
    const book = identifier({ inbox: { found: [keyOf(one), keyOf(two)] } })
    const [a, b] = [book.identify(one), book.identify(two)]
    expect(a.task).toEqual({ ...b.task, name: 'inbox', foundBy: 'rule' })
    expect([keyOf(one), keyOf(two)]).not.toContain(a.task.key)
    expect(a.version.key).not.toBe(b.version.key)
  })

  it('is split by rules that hold for a part of it', () => {
    const book = identifier({ 'tickets-nano': { match: { system: 'ticket', model: 'nano' } } })
    const nano = book.identify(exchange({ conversation: { model: 'nano' } }))
    expect(nano.task.name).toBe('tickets-nano')
    expect(book.identify(one).task.key).toBe(keyOf(one))
  })

  it('follows a reloaded config', () => {
    const book = identifier({})
    const before = book.identify(one).task
    book.configure({ rules: { renamed: { found: [before.key] } }, sample: 1 })
    expect(book.identify(one).task).toEqual({ ...before, name: 'renamed' })
  })
})
