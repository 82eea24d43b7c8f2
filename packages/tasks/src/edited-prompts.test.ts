import { describe, expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { createIdentifier, type IdentifyInput } from './index.ts'

let made = 0
const exchange = (system: string, more: Partial<IdentifyInput['conversation']> = {}): IdentifyInput => ({
  id: `exchange-${made++}`,
  at: made,
  dialect: 'openai-chat',
  conversation: conversationOf({ system, messages: messages('My parcel is late.'), ...more }),
  reply: replyOf('ok'),
  taskHeader: null,
  sessionHeader: null,
})
const identifier = () => createIdentifier({ rules: {}, sample: 1, seed: 's', known: [] })
const tool = (name: string) => ({
  name,
  description: null,
  parameters: { type: 'object', properties: {} },
  strict: false,
})
const schema = (...members: string[]) => ({
  name: 'answer',
  strict: true,
  schema: {
    type: 'object',
    properties: Object.fromEntries(members.map((member) => [member, { type: 'string' }])),
  },
})

const triage =
  'You are a support agent at Acme. Classify the ticket as billing, technical or other. Reply with the label only.'
const invoice =
  'Extract the invoice number, the vendor and the total. Use ISO dates. Use null for what is missing. Never guess.'
const shop = `# Role
You are a shopping advisor for Acme.

# Rules
- Recommend at most two products.
- Never promise discounts.
- Ask for the budget if it is unknown.`

describe('a prompt edited in mid-week is a new version of its task, linked to the old', () => {
  it.each([
    ['a sentence added', triage, `${triage} If you are unsure, answer with other.`],
    ['a sentence added in front', triage, `Answer in English. ${triage}`],
    ['a sentence removed', triage, triage.replace(' Reply with the label only.', '')],
    [
      'a sentence reworded',
      triage,
      triage.replace('Reply with the label only', 'Answer with nothing but the label'),
    ],
    ['a label added', triage, triage.replace('technical or other', 'technical, shipping or other')],
    [
      'another manner',
      triage,
      triage.replace('a support agent', 'an experienced and friendly support agent'),
    ],
    ['a member added in the text', invoice, invoice.replace('and the total', 'the total and the currency')],
    ['a rule replaced', invoice, invoice.replace('Never guess.', 'Round totals to two decimals.')],
    ['a rule added', shop, `${shop}\n- Mention the delivery time.`],
    [
      'two rules added and one removed',
      shop,
      `${shop.replace('- Never promise discounts.\n', '')}\n- Mention the delivery time.\n- End with a question.`,
    ],
    ['a section added', shop, `${shop}\n\n# Style\nWrite in short sentences and avoid jargon.`],
  ])('%s', (_, before, after) => {
    const book = identifier()
    const old = book.identify(exchange(before))
    const edited = book.identify(exchange(after))
    expect(edited.version.key).not.toBe(old.version.key)
    expect(edited.task).toEqual(old.task)
    expect(edited.version.previousKey).toBe(old.version.key)
    expect(edited.version.isNew).toBe(true)
  })

  it('a tool added, a member of the schema added', () => {
    const book = identifier()
    const old = book.identify(
      exchange(shop, { tools: [tool('search'), tool('order')], format: schema('a', 'b') }),
    )
    const more = book.identify(
      exchange(shop, {
        tools: [tool('search'), tool('order'), tool('track')],
        format: schema('a', 'b', 'c'),
      }),
    )
    expect(more.version.previousKey).toBe(old.version.key)
  })

  it.each([
    [
      'a tool described anew',
      { tools: [{ ...tool('search'), description: 'Finds offers.' }] },
      { tools: [{ ...tool('search'), description: 'Finds offers of one shop.' }] },
    ],
    [
      "a type of a tool's argument",
      {
        tools: [{ ...tool('search'), parameters: { type: 'object', properties: { a: { type: 'string' } } } }],
      },
      {
        tools: [{ ...tool('search'), parameters: { type: 'object', properties: { a: { type: 'number' } } } }],
      },
    ],
    [
      'a label of the schema',
      {
        format: {
          name: 'l',
          strict: true,
          schema: { type: 'object', properties: { a: { enum: ['x', 'y'] } } },
        },
      },
      {
        format: {
          name: 'l',
          strict: true,
          schema: { type: 'object', properties: { a: { enum: ['x', 'y', 'z'] } } },
        },
      },
    ],
  ])('%s', (_, before, after) => {
    const book = identifier()
    const old = book.identify(exchange(shop, before))
    const edited = book.identify(exchange(shop, after))
    expect(edited.version.key).not.toBe(old.version.key)
    expect(edited.task.key).toBe(old.task.key)
    expect(edited.version.previousKey).toBe(old.version.key)
  })

  it('also across a restart of capture, and with the versions in any order', () => {
    const old = identifier().identify(exchange(triage))
    const known = [
      {
        taskKey: old.task.key,
        taskName: old.task.name,
        versionKey: old.version.key,
        fingerprint: old.version.fingerprint,
        sketch: old.version.sketch,
        firstSeen: 1,
      },
    ]
    const edited = createIdentifier({ rules: {}, sample: 1, seed: 's', known }).identify(
      exchange(`${triage} If you are unsure, answer with other.`),
    )
    expect(edited.task.key).toBe(old.task.key)
    expect(edited.version.previousKey).toBe(old.version.key)
  })

  it('of a task named by header: linked to the version before it, however much changed', () => {
    const book = identifier()
    const old = book.identify({ ...exchange(triage), taskHeader: 'route' })
    const next = book.identify({ ...exchange(invoice), taskHeader: 'route' })
    expect(next.task).toEqual(old.task)
    expect(next.version.previousKey).toBe(old.version.key)
  })
})

describe('two instructions are two tasks, however alike', () => {
  it.each([
    [
      'another verb',
      triage,
      triage.replace(
        'Classify the ticket as billing, technical or other',
        'Summarize the ticket for the next agent',
      ),
    ],
    ['other labels', triage, triage.replace('billing, technical or other', 'angry, calm or happy')],
    [
      'another object',
      invoice,
      invoice.replace('invoice number, the vendor and the total', 'patient, the diagnosis and the dose'),
    ],
    ['another verb in one place', 'Translate the text. Keep the tone.', 'Summarize the text. Keep the tone.'],
    ['another audience', 'Explain the clause to a lawyer.', 'Explain the clause to a child.'],
    ['another role', 'You are a tax advisor. Answer briefly.', 'You are a fitness coach. Answer briefly.'],
    ['no word in common', shop, invoice],
  ])('%s', (_, one, other) => {
    const book = identifier()
    const first = book.identify(exchange(one))
    const second = book.identify(exchange(other))
    expect(second.task.key).not.toBe(first.task.key)
    expect(second.version.previousKey).toBe(null)
  })

  it('other tools, other schema', () => {
    const book = identifier()
    const keys = [
      book.identify(exchange(shop, { tools: [tool('search'), tool('order')] })),
      book.identify(exchange(shop, { tools: [tool('flights'), tool('hotels')] })),
      book.identify(exchange(shop, { format: schema('a', 'b') })),
      book.identify(exchange(shop, { format: schema('x', 'y', 'z') })),
    ].map(({ task }) => task.key)
    expect(new Set(keys).size).toBe(4)
  })
})

describe('what varies is no edit', () => {
  it.each([
    [
      'a name in lower case',
      'You are the assistant of Acme. Answer questions on orders.',
      'You are the assistant of ebay. Answer questions on orders.',
    ],
    [
      'reordered sentences',
      triage,
      'Reply with the label only. You are a support agent at Acme. Classify the ticket as billing, technical or other.',
    ],
    [
      'numbers, dates, ids',
      'Write at most 3 lines. Today is 2026-03-04. Ticket TCK-99.',
      'Write at most 5 lines. Today is May 7, 2026. Ticket TCK-100.',
    ],
    ['white space and line ends', shop, shop.replaceAll('\n', '\r\n').replaceAll('- ', '-   ')],
  ])('%s', (_, one, other) => {
    const book = identifier()
    expect(book.identify(exchange(other)).version.key).toBe(book.identify(exchange(one)).version.key)
  })

  it("the order of tools and of a schema's keys", () => {
    const book = identifier()
    const first = book.identify(exchange(shop, { tools: [tool('a'), tool('b')], format: schema('x', 'y') }))
    const second = book.identify(exchange(shop, { tools: [tool('b'), tool('a')], format: schema('y', 'x') }))
    expect(second.version.key).toBe(first.version.key)
  })

  it('a lower-case value in one place, once it has shown that values stand there', () => {
    const book = identifier()
    const promptFor = (item: string) =>
      `Write a short poem about the life of a ${item} at sea. Rhyme every second line.`
    const items = ['carpenter', 'young cook', 'ship cat', 'gunner', 'doctor', 'fiddler']
    const early = items.map((item) => book.identify(exchange(promptFor(item))).task.key)
    const late = items.map((item) => book.identify(exchange(promptFor(item))).task.key)
    expect(new Set(early).size).toBeGreaterThan(1)
    expect(new Set(late).size).toBe(1)
  })
})
