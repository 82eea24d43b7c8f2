import { expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { createIdentifier } from './index.ts'

const size = 200_000
const repeat = (text: string) => text.repeat(Math.ceil(size / text.length))

// No clock here: what grows faster than its input runs into the test's own time limit.
it.each(
  [
    '<a ',
    '<a>',
    '<a1><b2></c>',
    '{"',
    '[{',
    '{"a":',
    '```',
    '"""',
    '"',
    "'",
    '“',
    '«a',
    '-',
    '- a\n',
    '#',
    '# a\n',
    '**',
    '**a',
    ': ',
    'a: b\n',
    'a: b ',
    '\n',
    ' ',
    '\t',
    'a',
    'A ',
    'A, ',
    '1 ',
    'a.',
    'a. ',
    'Dr. ',
    'Ltd. ',
    'and ',
    'N and ',
    '-> ',
    '| ',
    '> ',
    '===',
    '---\n',
    'e.g. ',
    'for example ',
    'you ',
    'return ',
    'reply with a or ',
    'decide a b or ',
    'map tool ',
    'json list of ',
    '\u0001',
    '\u0002',
    '\u0003',
    '\u0000',
    '\ud800',
    '\u202e',
    '👩‍👩‍👧 ',
    'ß',
    'İ',
    '[a',
    '[a]\n',
    '(a) ',
    'x@y.z ',
    'http://a ',
    '%',
    '\\',
    '<instructions>',
    '</instructions>',
    '<x y="',
    'Labels:\n',
    'Context:\n',
    'Example 1:\n',
    'Input: a\nOutput: b\n',
  ].map((unit) => [JSON.stringify(unit), unit] as const),
)('reads a prompt of nothing but %s', (_, unit) => {
  const book = createIdentifier({ rules: {}, sample: 1, seed: 's', known: [] })
  for (const text of [repeat(unit), `Classify the text. ${repeat(unit)}`])
    for (const parts of [
      { system: text, messages: messages('hi') },
      { system: '', messages: messages(text) },
    ]) {
      const identity = book.identify({
        id: 'x',
        at: 1,
        dialect: 'anthropic-messages',
        conversation: conversationOf(parts),
        reply: replyOf(text),
        taskHeader: null,
        sessionHeader: null,
      })
      expect(identity.version.excerpt.length).toBeLessThanOrEqual(400)
      expect(identity.version.sketch.length).toBeLessThan(10_000)
    }
})

it('reads schemas that are deep, wide or no schemas at all', () => {
  let deep: unknown = { type: 'string' }
  for (let at = 0; at < 5_000; at++) deep = { type: 'object', properties: { a: deep }, items: deep }
  const wide = {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`m${at}`, { type: 'string' }])),
  }
  const book = createIdentifier({ rules: {}, sample: 1, seed: 's', known: [] })
  for (const schema of [
    deep,
    wide,
    null,
    7,
    'x',
    [],
    { properties: null },
    { enum: [null, {}], required: [1] },
    { properties: { a: null } },
  ]) {
    const identity = book.identify({
      id: 'x',
      at: 1,
      dialect: 'openai-chat',
      conversation: conversationOf({
        messages: messages('hi'),
        tools: [{ name: '', description: null, parameters: schema, strict: false }],
        format: { name: null, schema, strict: false },
      }),
      reply: replyOf('', [{ id: null, name: 'x', arguments: '{"a":'.repeat(20_000), type: 'function' }]),
      taskHeader: null,
      sessionHeader: null,
    })
    expect(identity.kind).toBeTypeOf('string')
  }
})
