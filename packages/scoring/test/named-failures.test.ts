import { expect, it } from 'vitest'
import { createJudge, failures, grade, type Kind } from '../src/index.ts'
import { conversation, end, pairOf, reply, source, truthPair } from './pairs.ts'

type Made = { kind: Kind; pair: ReturnType<typeof pairOf>; options?: object; graders?: unknown[] }

const labels = ['billing', 'technical', 'spam']
const label = (wanted: string, given: string, options = {}): Made => ({
  kind: 'classify',
  pair: truthPair({ type: 'label', label: wanted }, given),
  options: { labels, ...options },
})
const schema = {
  type: 'object',
  properties: { a: { type: 'number' }, b: { type: 'string' } },
  required: ['a'],
}
const json = (a: string, b: string, options = {}): Made => ({ kind: 'extract', pair: pairOf(a, b), options })
const parameters = {
  type: 'object',
  properties: { city: { type: 'string' }, days: { type: 'integer' }, note: { type: 'string' } },
  required: ['city'],
}
const tools = ['weather', 'news'].map((name) => ({ name, description: null, parameters, strict: false }))
const call = (name: string, args: string | object) => ({ name, arguments: args })
const due = [call('weather', { city: 'Rome', days: 2 })]
const tool = (given: ReturnType<typeof call>[], wanted = due): Made => ({
  kind: 'tools',
  pair: pairOf(reply(wanted.length > 0 ? '' : 'Hello.', wanted), reply('Well.', given), { tools }),
})
const rank = (a: string, b: string): Made => ({ kind: 'rank', pair: pairOf(a, b) })
const report = `Ann Lee met Bob Ray on May 5, 2024. Sales rose 14% to $300. ${'Nothing else was said for a while. '.repeat(5)}Carl Poe of Delta Works spent $900 on 77 chairs.`
const summary = (given: string): Made => ({
  kind: 'summarize',
  pair: pairOf(
    'Ann Lee met Bob Ray on May 5, 2024; sales rose 14% to $300. Carl Poe of Delta Works spent $900 on 77 chairs.',
    given,
    source(report),
  ),
})
const code = (given: string, options = {}): Made => ({
  kind: 'code',
  pair: pairOf('```js\nexport const f = (a) => a + 1\n```', given),
  options,
})
const shape = (a: string, b: string, gates: object, more = {}): Made => ({
  kind: 'text',
  pair: { ...pairOf(a, b), ...more },
  options: { shape: gates },
  graders: ['shape'],
})
const assertion = (given: object, text: string): Made => ({
  kind: 'text',
  pair: pairOf('x', text),
  options: { assertions: [given] },
  graders: ['assertions'],
})
const judge = createJudge({
  ask: async ({ user }) => ({
    reply: reply(
      JSON.stringify({
        reasons: 'it is right',
        better: user.indexOf('right') < user.indexOf('wrong') ? 'first' : 'second',
      }),
    ),
    stop: end,
  }),
  criteria: 'Is it so?',
  tier: { name: 'j', model: 'j' },
  arms: [],
})

const examples: Record<keyof typeof failures, Made> = {
  error: {
    kind: 'text',
    pair: pairOf('x', { ...reply(''), error: { status: 500, type: null, code: null, message: 'no' } }),
  },
  refusal: { kind: 'text', pair: pairOf('x', "I'm sorry, but I can't help with that.") },
  truncated: { kind: 'text', pair: pairOf('x', { ...reply('x'), cut: true }) },
  'empty-reply': { kind: 'text', pair: pairOf('x', '') },
  'invalid-json': json('{"a":1}', '{"a":'),
  'json-in-fence': json('{"a":1}', '```json\n{"a":1}\n```', { strictJson: true }),
  'json-in-prose': json('{"a":1}', 'Here: {"a":1}', { strictJson: true }),
  'schema-violated': json('{"a":1}', '{"a":1,"b":2}', { schema }),
  'missing-required': json('{"a":1}', '{"b":"x"}', { schema }),
  'no-label': label('billing', 'hm'),
  'two-labels': label('billing', 'billing or spam'),
  'wrong-label': label('billing', 'spam'),
  'missing-label': label('billing, spam', 'spam', { multiLabel: true }),
  'extra-label': label('spam', 'billing, spam', { multiLabel: true }),
  'missing-field': json('{"a":1,"c":2}', '{"a":1}'),
  'dropped-optional': json('{"a":1,"b":"x"}', '{"a":1}', { schema }),
  'invented-field': json('{"a":1}', '{"a":1,"c":2}'),
  'wrong-value': json('{"a":1}', '{"a":2}'),
  'wrong-type': json('{"a":true}', '{"a":"true"}'),
  'swapped-fields': json('{"from":"Rome","to":"Oslo"}', '{"from":"Oslo","to":"Rome"}'),
  'missing-item': json('[1,2]', '[1]'),
  'invented-item': json('[1]', '[1,2]'),
  'wrong-order': json('[1,2]', '[2,1]', { arrays: { $: 'order' } }),
  'no-call': tool([]),
  'missing-call': tool(due, [...due, call('news', { city: 'Rome' })]),
  'needless-call': tool(due, []),
  'wrong-tool': tool([call('news', { city: 'Rome', days: 2 })]),
  'unknown-tool': tool([call('forecast', { city: 'Rome', days: 2 })]),
  'malformed-arguments': tool([call('weather', '{"city":')]),
  'invalid-argument': tool([call('weather', { city: 'Rome', days: '2' })]),
  'missing-argument': tool([call('weather', { city: 'Rome' })]),
  'invented-argument': tool([call('weather', { city: 'Rome', days: 2, mood: 'x' })]),
  'wrong-argument': tool([call('weather', { city: 'Oslo', days: 2 })]),
  'wrong-first': rank('a > b', 'b > a'),
  'missing-rank': rank('a > b > c', 'a > b'),
  'invented-rank': rank('a > b', 'a > b > c'),
  'low-coverage': summary('Ann Lee met someone.'),
  'lost-second-half': summary('Ann Lee met Bob Ray on May 5, 2024; sales rose 14% to $300.'),
  contradicted: summary(
    'Ann Lee met Bob Ray on May 5, 2024; sales fell 14% to $300. Carl Poe of Delta Works spent $900 on 77 chairs.',
  ),
  'invented-name': summary(
    'Ann Lee met Bob Ray on May 5, 2024; sales rose 14% to $300. Carl Poe of Omega Mills spent $900 on 77 chairs.',
  ),
  'no-code': code('Just add one.'),
  'syntax-error': code('```js\nexport const f = (a) => {\n```'),
  'missing-export': code('```js\nexport const g = (a) => a + 1\n```', { exports: ['f'] }),
  'different-code': code('```js\nexport const f = (a) => 1 + a\n```'),
  differs: { kind: 'text', pair: pairOf('one thing', 'another thing') },
  'judged-worse': { kind: 'text', pair: pairOf('this is right', 'this is wrong'), graders: ['text', judge] },
  'wrong-language': assertion(
    { language: 'de' },
    'The order was shipped yesterday and should arrive within three days.',
  ),
  'too-short': shape('a long reply', 'a', { minLengthRatio: 0.5 }),
  'too-long': shape('a', 'a long reply', { maxLengthRatio: 2 }),
  'too-slow': shape('a', 'a', { maxLatencyRatio: 1.5 }, { timing: { reference: 100, candidate: 200 } }),
  'wrong-stop': shape('a', 'a', { sameStop: true }, { stop: { reason: 'tools', raw: null, sequence: null } }),
  'condition-failed': assertion({ contains: 'y' }, 'x'),
  'grader-failed': {
    kind: 'text',
    pair: pairOf('x', 'y'),
    graders: [
      {
        name: 'mine',
        version: 1,
        needs: [],
        grade: () => ({
          outcome: 'failed',
          score: 0,
          failures: [{ code: 'grader-failed', detectable: false, path: null, detail: null }],
        }),
      },
    ],
  },
}

it.each(Object.entries(examples))('%s is found and named', async (code, { kind, pair, options, graders }) => {
  const result = await grade(pair, {
    kind,
    options: options ?? {},
    ...(graders ? { graders: graders as string[] } : {}),
  })
  if (result.outcome !== 'failed') throw new Error(JSON.stringify(result))
  expect(result.failures.map((found) => found.code)).toContain(code)
  const found = result.failures.find((one) => one.code === code)
  expect(found?.detectable).toBe(failures[code as keyof typeof failures][0])
  expect(result.score).toBeLessThan(1)
})

it('tells where', async () => {
  const nested = await grade(pairOf('{"o":{"i":[{"p":1},{"p":2}]}}', '{"o":{"i":[{"p":1},{"p":3}]}}'), {
    kind: 'extract',
    options: {},
  })
  expect(nested).toMatchObject({
    failures: [{ code: 'missing-item', path: '$.o.i[1]' }, { code: 'invented-item' }],
  })
  const record = await grade(
    pairOf('{"o":{"i":[{"p":1,"q":"x"},{"p":2,"q":"y"}]}}', '{"o":{"i":[{"p":2,"q":"y"},{"p":5,"q":"x"}]}}'),
    { kind: 'extract', options: {} },
  )
  expect(record).toMatchObject({
    failures: [{ code: 'wrong-value', path: '$.o.i[0].p', detail: '5 instead of 1' }],
  })
  const argument = await grade(
    {
      ...pairOf(reply('', due), reply('', [call('weather', { city: 'Rome', days: 3 })]), { tools }),
      conversation: conversation({ tools }),
    },
    { kind: 'tools', options: {} },
  )
  expect(argument).toMatchObject({ failures: [{ path: 'weather.days', detail: '3 instead of 2' }] })
})
