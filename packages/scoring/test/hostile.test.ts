import { describe, expect, it } from 'vitest'
import { compileSchema, grade, limits } from '../src/index.ts'
import { pairOf, reply, source } from './pairs.ts'

const format = (schema: unknown) => ({ format: { name: null, schema, strict: true } })
const extract = async (schema: unknown, text: string) =>
  grade(pairOf('{}', text, format(schema)), { kind: 'extract', options: {}, graders: ['schema'] })

/** Doubles n times: 2^n applications of the last. */
function bomb(n: number): object {
  const $defs: Record<string, object> = { d0: { type: 'object' } }
  for (let at = 1; at <= n; at++)
    $defs[`d${at}`] = { allOf: [{ $ref: `#/$defs/d${at - 1}` }, { $ref: `#/$defs/d${at - 1}` }] }
  return { $defs, $ref: `#/$defs/d${n}` }
}

function nested(depth: number, text = '{}'): string {
  return '{"a":'.repeat(depth) + text + '}'.repeat(depth)
}

describe('schemas that would hang or break a validator', () => {
  it('references that multiply are stopped', async () => {
    expect(await extract(bomb(60), '{}')).toMatchObject({
      outcome: 'unscored',
      reason: expect.stringContaining('steps'),
    })
    expect(await extract(bomb(8), '{}')).toMatchObject({ outcome: 'passed' })
  })

  it('references that multiply with the depth of the reply are stopped', async () => {
    const schema = {
      $defs: { n: { properties: { a: { allOf: [{ $ref: '#/$defs/n' }, { $ref: '#/$defs/n' }] } } } },
      $ref: '#/$defs/n',
    }
    expect(await extract(schema, nested(100))).toMatchObject({ outcome: 'unscored' })
  })

  it('a schema that refers to itself without end is stopped', async () => {
    expect(await extract({ $ref: '#' }, '{}')).toMatchObject({ outcome: 'unscored' })
    expect(await extract({ allOf: [{ $ref: '#' }] }, '{}')).toMatchObject({ outcome: 'unscored' })
  })

  it.each(['^(a+)+$', '^(a|aa)+$', '(x+x+)+y', '^([a-zA-Z0-9]+\\s?)*$'])(
    'pattern %s does not hang',
    async (pattern) => {
      const result = await extract(
        { properties: { k: { type: 'string', pattern } } },
        JSON.stringify({ k: `${'a'.repeat(30_000)}!` }),
      )
      expect(result).toMatchObject({
        outcome: 'failed',
        failures: [{ code: 'schema-violated', path: '$.k' }],
      })
    },
  )

  it('a text that is too long for a pattern is not taken to break it', async () => {
    const schema = { properties: { k: { pattern: '^(a|b)+$' } } }
    expect(await extract(schema, JSON.stringify({ k: 'a'.repeat(limits.patternChars + 1) }))).toMatchObject({
      outcome: 'unscored',
      reason: expect.stringContaining('pattern'),
    })
  })

  it('patterns are not tried on all of a long reply again and again', async () => {
    const items = { allOf: ['^(a+)+$', '^(a|aa)+$', '(a*)*b'].map((pattern) => ({ pattern })) }
    const texts = Array.from({ length: 25_000 }, (_, at) => `${'a'.repeat(30)}${at}`)
    expect(await extract({ items }, JSON.stringify(texts))).toMatchObject({
      outcome: 'unscored',
      reason: expect.stringContaining('patterns'),
    })
  })

  it('keys matched by a pattern do not hang', async () => {
    const schema = { patternProperties: { '^(a+)+$': { type: 'number' } }, additionalProperties: false }
    expect(await extract(schema, JSON.stringify({ [`${'a'.repeat(3000)}!`]: 1 }))).toMatchObject({
      outcome: 'failed',
    })
  })

  it('a pattern that cannot be run safely is named, and the rest is checked', async () => {
    const schema = { properties: { k: { pattern: '(?=a)b' }, n: { type: 'number' } } }
    expect(await extract(schema, '{"k":"x","n":1}')).toMatchObject({
      outcome: 'passed',
      notes: ['pattern not checked: (?=a)b'],
    })
    expect(await extract(schema, '{"k":"x","n":"1"}')).toMatchObject({ outcome: 'failed' })
  })

  it('uniqueItems over many objects is linear', async () => {
    const items = Array.from({ length: 20_000 }, (_, id) => ({ id, name: 'x' }))
    expect(await extract({ type: 'array', uniqueItems: true }, JSON.stringify(items))).toMatchObject({
      outcome: 'passed',
    })
    expect(
      await extract({ type: 'array', uniqueItems: true }, JSON.stringify([...items, items[7]])),
    ).toMatchObject({ outcome: 'failed' })
  })

  it.each([
    ['a remote reference', { $ref: 'https://example.com/schema.json' }],
    ['an unknown type', { type: 'any' }],
    ['no schema', 'a string'],
    ['a keyword of the wrong type', { minimum: 'five' }],
    ['too many parts', { anyOf: Array.from({ length: limits.schemaNodes + 1 }, () => ({})) }],
    ['too much text', { description: 'x'.repeat(limits.schemaChars) }],
  ])('%s is told, not thrown', (_, schema) => {
    expect(compileSchema(schema)).toMatchObject({ ok: false, reason: expect.any(String) })
  })

  it('a schema nested too deeply is refused', () => {
    let schema: object = {}
    for (let at = 0; at < 500; at++) schema = { not: schema }
    expect(compileSchema(schema)).toMatchObject({ ok: false })
  })

  it('a schema that bears the id of its own language does no harm to others', async () => {
    for (const $id of [
      'http://json-schema.org/draft-07/schema#',
      'https://json-schema.org/draft/2020-12/schema',
    ]) {
      compileSchema({ $id, $schema: $id, type: 'object' })
      expect(await extract({ $schema: $id, type: 'object', required: ['a'] }, '{}')).toMatchObject({
        outcome: 'failed',
      })
    }
  })

  it('two schemas with one id are two schemas', async () => {
    expect(await extract({ $id: 'x', type: 'object' }, '{}')).toMatchObject({ outcome: 'passed' })
    expect(await extract({ $id: 'x', type: 'array' }, '{}')).toMatchObject({ outcome: 'failed' })
  })

  it('a schema is compiled once, by identity and by content', () => {
    const schema = { type: 'object', properties: { once: { type: 'string' } } }
    expect(compileSchema(schema)).toBe(compileSchema(schema))
    expect(compileSchema(structuredClone(schema))).toBe(compileSchema(schema))
  })
})

describe('replies beyond measure', () => {
  it('100 MB are refused with the limit', async () => {
    const result = await grade(pairOf('x', 'x'.repeat(100_000_000)), { kind: 'text', options: {} })
    expect(result).toMatchObject({
      outcome: 'unscored',
      reason: expect.stringContaining(`${limits.replyChars}`),
    })
  })

  it('deep JSON is refused, as a reply and as arguments', async () => {
    expect(await grade(pairOf('{}', nested(100_000)), { kind: 'extract', options: {} })).toMatchObject({
      outcome: 'unscored',
    })
    const call = reply('', [{ name: 'f', arguments: nested(100_000) }])
    expect(
      await grade(pairOf(reply('', [{ name: 'f', arguments: '{}' }]), call), { kind: 'tools', options: {} }),
    ).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'malformed-arguments' }],
    })
  })

  it('lists within lists are not tried against each other without end', async () => {
    const list = (leaf: string) => '[1,'.repeat(60) + leaf + ']'.repeat(60)
    expect(await grade(pairOf(list('2'), list('3')), { kind: 'extract', options: {} })).toMatchObject({
      outcome: expect.not.stringMatching('passed'),
    })
  })

  const deep: [string, string, string][] = [
    ['brackets', 'js', `${'('.repeat(15_000)}1${')'.repeat(15_000)}`],
    ['a sum', 'js', `${'1+'.repeat(15_000)}1`],
    ['negations', 'js', `${'!'.repeat(30_000)}1`],
    ['arrows', 'js', `${'a=>'.repeat(10_000)}1`],
    ['conditions', 'ts', `${'if(1)'.repeat(6000)}1`],
    ['types', 'ts', `type A=${'keyof '.repeat(5000)}B`],
    ['brackets', 'python', `${'('.repeat(15_000)}1${')'.repeat(15_000)}`],
    ['negations', 'python', `${'not '.repeat(8000)}1`],
  ]
  it.each(deep)('code of %s in %s does not exhaust the stack', async (_, language, code) => {
    const result = await grade(
      pairOf(`\`\`\`${language}\nf()\n\`\`\``, `\`\`\`${language}\n${code}\n\`\`\``),
      { kind: 'code', options: {} },
    )
    expect(result).toMatchObject({ outcome: 'unscored', reason: expect.stringContaining('nests deeper') })
  })

  it.each([
    ['js', '= '.repeat(16_000)],
    ['ts', 'x y '.repeat(8000)],
    ['python', '* '.repeat(16_000)],
    ['python', 'x y '.repeat(8000)],
  ])('code in %s that is nothing but faults is told by its first', async (language, code) => {
    const result = await grade(
      pairOf(`\`\`\`${language}\nf()\n\`\`\``, `\`\`\`${language}\n${code}\n\`\`\``),
      { kind: 'code', options: {} },
    )
    expect(result).toMatchObject({ outcome: 'failed', failures: [{ code: 'syntax-error' }] })
  })

  it('text made to slow patterns down is graded all the same', async () => {
    for (const text of [
      '*'.repeat(500_000),
      '\n'.repeat(500_000),
      '**a '.repeat(100_000),
      '"'.repeat(500_000),
      '1,'.repeat(250_000),
      'a@'.repeat(250_000),
    ])
      for (const kind of ['text', 'classify', 'rank', 'extract', 'summarize', 'code', 'tools'] as const) {
        const options = { labels: ['a', 'b'] }
        const pair = pairOf(
          reply('ref 1'),
          reply(`x${text}y`, kind === 'tools' ? [{ name: 'f', arguments: JSON.stringify({ q: text }) }] : []),
          source('a source of 12 words'),
        )
        expect(await grade(pair, { kind, options })).toMatchObject({
          outcome: expect.not.stringMatching('passed'),
        })
      }
  })
})
