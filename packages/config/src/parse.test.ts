import { describe, expect, it } from 'vitest'
import { parseConfig } from './parse.ts'
import { configSchema } from './schema.ts'

const messages = (text: string) => {
  const parsed = parseConfig(text, 'tierdrop.yaml')
  return parsed.ok ? [] : parsed.faults.map(({ message }) => message)
}

const assertion = (given: string) => `tasks: { a: { assertions: [{ ${given} }] } }`
const nano = 'nano: { upstream: openai, dialect: openai-chat, model: gpt-5.4-nano }'

describe('parseConfig', () => {
  it('takes an empty file for the defaults, and sections without lines too', () => {
    expect(parseConfig('', 'f')).toEqual({ ok: true, config: configSchema.parse({}) })
    expect(parseConfig('tiers:\ntasks:\n  a:\nupstreams:\n', 'f')).toMatchObject({
      ok: true,
      config: { tiers: {}, tasks: { a: {} }, upstreams: { openai: { vendor: 'openai' } } },
    })
  })

  it('has openai and anthropic unless they are overridden, and an override may be partial', () => {
    const parsed = parseConfig(
      'upstreams:\n  openai: { url: "http://127.0.0.1:9" }\n  vllm: { url: "http://10.0.0.7:8000", vendor: us }',
      'f',
    )
    if (!parsed.ok) throw new Error('it is fine')
    expect(parsed.config.upstreams).toMatchObject({
      openai: { url: 'http://127.0.0.1:9', vendor: 'openai', api: 'openai', key: 'OPENAI_API_KEY' },
      anthropic: { url: 'https://api.anthropic.com', vendor: 'anthropic', api: 'anthropic' },
      vllm: { vendor: 'us', api: 'openai', key: null },
    })
  })

  it('reads what it has read: a config handed over as JSON is the same config', () => {
    const text = `tiers:\n  ${nano}\nevaluation: { policy: { minSpan: 7d } }\nlimits: { body: 1MB }`
    const first = parseConfig(text, 'f')
    if (!first.ok) throw new Error('it is fine')
    expect(first.config.evaluation.policy.minSpan).toBe(604_800_000)
    expect(parseConfig(JSON.stringify(first.config), 'inline')).toEqual(first)
  })

  it('takes what graders are told, and says what they cannot be told', () => {
    const told = (text: string) => messages(`tasks: { a: { ${text} } }`)
    expect(told('topK: 3, minCoverage: 0.9, exports: [parse], language: python')).toEqual([])
    expect(told('shape: { maxLatencyMs: 5000, sameStop: true }')).toEqual([])
    expect(told('topK: 0')).toEqual([expect.stringContaining('tasks.a.topK')])
    expect(told('minCoverage: 80')).toEqual([expect.stringContaining('tasks.a.minCoverage')])
    expect(told('shape: {}')).toEqual([expect.stringContaining('at least one gate')])
    expect(told('shape: { maxLatency: 5 }')).toEqual([expect.stringContaining('maxLatency')])
  })

  it('names all faults at once, each with file, line, path, found value and expectation', () => {
    const text = [
      'listen:', //                                 1
      '  proxy: 4100', //                           2
      'tiers:', //                                  3
      '  nano:', //                                 4
      '    upstream: opnai', //                     5
      '    dialect: openai-chatt', //               6
      '    modle: gpt-5.4-nano', //                 7
      '    timeout: soon', //                       8
      'tasks:', //                                  9
      '  route:', //                               10
      '    candidates: [nanoo]', //                11
      '    egress: [antropic]', //                 12
      '    sample: 3', //                          13
      '    assertions: [{ matchs: x }]', //        14
      'evaluation:', //                            15
      '  kinds: { clasify: { margin: 0.1 } }', //  16
      'retries: 1', //                             17
    ].join('\n')
    expect(messages(text)).toEqual([
      'tierdrop.yaml:2: listen.proxy: found 4100, expected text',
      'tierdrop.yaml:4: tiers.nano.model: missing, expected text',
      'tierdrop.yaml:5: tiers.nano.upstream: found "opnai", expected a name under upstreams: did you mean "openai"?',
      'tierdrop.yaml:6: tiers.nano.dialect: found "openai-chatt", expected one of openai-chat, openai-responses, anthropic-messages, did you mean "openai-chat"?',
      'tierdrop.yaml:7: tiers.nano.modle: unknown key, did you mean "model"?',
      'tierdrop.yaml:8: tiers.nano.timeout: found "soon", expected a duration such as 500ms, 30s, 5m, 12h or 7d, or a whole number of milliseconds',
      'tierdrop.yaml:11: tasks.route.candidates[0]: found "nanoo", expected a name under tiers: did you mean "nano"?',
      'tierdrop.yaml:12: tasks.route.egress[0]: found "antropic", expected the vendor of an upstream: did you mean "anthropic"?',
      'tierdrop.yaml:13: tasks.route.sample: found 3, expected at most 1',
      'tierdrop.yaml:14: tasks.route.assertions[0].matchs: unknown key, did you mean "matches"?',
      'tierdrop.yaml:16: evaluation.kinds.clasify: unknown key, did you mean "classify"?',
      expect.stringMatching(
        /^tierdrop\.yaml:17: retries: unknown key, (did you mean|there are: )/,
      ) as unknown,
    ])
  })

  it.each([
    ['tasks: { a: { match: {} } }', 'tasks.a.match: expected at least one condition'],
    [
      'tasks: { a: { match: { system: "(?=x)" } } }',
      'tasks.a.match.system: found "(?=x)", expected an RE2 pattern',
    ],
    ['redact: { patterns: { id: "(" } }', 'redact.patterns.id: found "(", expected an RE2 pattern'],
    [
      'tasks: { a: { match: { upstream: opnai } } }',
      'tasks.a.match.upstream: found "opnai", expected a name under',
    ],
    [
      `tiers: { ${nano} }\ntasks: { a: { policy: { nan: {} } } }`,
      'tasks.a.policy.nan: unknown tier, did you mean "nano"?',
    ],
    [
      `tiers: { ${nano} }\nevaluation: { candidates: [nano, nano] }`,
      'evaluation.candidates[1]: "nano" is there twice',
    ],
    ['tasks: { a: { found: [t1] }, b: { found: [t1] } }', 'tasks.b.found[0]: "t1" belongs to a already'],
    ['pipelines: { p: [a, b, a] }', 'pipelines.p[2]: "a" is there twice'],
    [
      'evaluation: { from: 2026-03-09, until: 2026-03-02 }',
      'evaluation.until: found "2026-03-02", expected 2026-03-09 or later',
    ],
    ['evaluation: { from: soon }', 'evaluation.from: found "soon", expected a date such as 2026-03-31'],
    [
      'prices: [{ model: m, source: us }]',
      'prices[0]: expected at least one of input, output and perRequest',
    ],
    [
      'prices: [{ model: m, source: a, input: 1 }, { model: m, source: b, input: 2 }]',
      'prices[1]: "m" has a price from that day: prices[0]',
    ],
    [
      `tiers: { ${nano} }\nevaluation: { candidates: [nano] }\ndefaults: { judge: { tier: nano, criteria: x } }`,
      'defaults.judge.tier: found "nano", expected a tier that is no candidate',
    ],
    ['listen: { proxy: "127.0.0.1:4200" }\n', ''],
    [assertion('path: "$.items[?@.price > 0].name"'), ''],
    [assertion('path: $.a, equals: null'), ''],
    [assertion('language: de-AT'), ''],
    [
      assertion('path: "$.items[*"'),
      'tierdrop.yaml:1: tasks.a.assertions[0].path: found "$.items[*", expected a JSONPath (RFC 9535) such as $.items[*].price: ',
    ],
    [
      assertion('path: items.price'),
      'tasks.a.assertions[0].path: found "items.price", expected a JSONPath (RFC 9535)',
    ],
    [
      assertion('path: "$[?length(@.a)]", above: 1'),
      'tasks.a.assertions[0].path: found "$[?length(@.a)]", expected a JSONPath (RFC 9535)',
    ],
    [
      assertion('path: "$[?match(@.a, \'(\')]"'),
      `tasks.a.assertions[0].path: found "$[?match(@.a, '(')]", expected a JSONPath (RFC 9535)`,
    ],
    [assertion('path: $.a, above: '), 'tasks.a.assertions[0].above: found null, expected a number'],
    [
      assertion('path: $.a, equals: '),
      'tasks.a.assertions[0].equals: found nothing, expected a value to compare with',
    ],
    [assertion('path: $.a, equals: 3, above: 2, below: 4'), ''],
    [
      assertion('path: $.a, equals: 1, above: 2'),
      'tasks.a.assertions[0].equals: found 1, expected a number that is above and below what the assertion says',
    ],
    [
      assertion('path: $.a, equals: x, below: 2'),
      'tasks.a.assertions[0].equals: found "x", expected a number',
    ],
    [
      assertion('path: $.a, above: 5, below: 5'),
      'tasks.a.assertions[0].below: found 5, expected more than above (5)',
    ],
    [
      assertion('matches: "(?=a)b"'),
      'tasks.a.assertions[0].matches: found "(?=a)b", expected an RE2 pattern',
    ],
    [assertion('matches: "[a"'), 'tasks.a.assertions[0].matches: found "[a", expected an RE2 pattern'],
    [assertion('contains: ""'), 'tasks.a.assertions[0].contains: found "", expected at least 1 character'],
    [
      assertion('notContains: ""'),
      'tasks.a.assertions[0].notContains: found "", expected at least 1 character',
    ],
    [assertion('minLength: 0'), 'tasks.a.assertions[0].minLength: found 0, expected at least 1'],
    [
      assertion('minLength: 9, maxLength: 8'),
      'tasks.a.assertions[0].maxLength: found 8, expected at least minLength (9)',
    ],
    [
      assertion('language: german'),
      'tasks.a.assertions[0].language: found "german", expected the code of a language that can be told, such as de',
    ],
    [
      assertion('language: xx'),
      'tasks.a.assertions[0].language: found "xx", expected the code of a language',
    ],
    [assertion('exists: $.a'), 'tasks.a.assertions[0].exists: unknown key'],
    [
      'tasks: { a: { shape: { minLengthRatio: 2, maxLengthRatio: 1 } } }',
      'tasks.a.shape: expected minLengthRatio (2) to be no more than maxLengthRatio (1)',
    ],
    [
      'listen: { proxy: "127.0.0.1:1", report: "127.0.0.1:1" }',
      'listen.report: found "127.0.0.1:1", expected another than listen.proxy',
    ],
    [
      'upstreams: { a: { url: "ftp://x", vendor: v } }',
      'upstreams.a.url: found "ftp://x", expected an http(s) URL',
    ],
    [
      'defaults: { retention: { originals: forever } }',
      'defaults.retention.originals: found "forever", expected "trials", or a duration',
    ],
    ['tiers: { a b: {} }', 'tiers["a b"]: found the key "a b", expected a name of letters'],
    ['[1, 2]', 'found a list, expected a mapping'],
  ])('%s', (text, expected) => {
    const found = messages(text)
    if (expected === '') expect(found).toEqual([])
    else expect(found.join('\n')).toContain(expected)
  })

  it('names the line of a text that is no YAML, without quoting it', () => {
    const text = 'tiers:\n  nano: { key: sk-live-0123456789abcdef\n'
    const found = messages(text)
    expect(found[0]).toMatch(/^tierdrop\.yaml:\d+: /)
    expect(found.join('\n')).not.toContain('sk-live')
  })

  it('names a key that is there twice, and what else is wrong', () => {
    expect(messages('store: a\nstore: b\nlimit: {}')).toEqual([
      'tierdrop.yaml:2: this key is in its mapping already',
      'tierdrop.yaml:3: limit: unknown key, did you mean "limits"?',
    ])
  })

  it.each([
    'sk-proj-0123456789abcdefghij',
    'sk-ant-api03-abc-def_ghi',
    'gsk_0123456789ABCDEFabcdef',
    'AIzaSyA0123456789abcdefghijklmnopqrstu',
    '0123456789abcdef0123456789abcdef',
    'aB3dE6gH9jK2mN5pQ8sT',
    'pass word',
  ])('never repeats what stands where a variable’s name should: %s', (secret) => {
    const text = [
      'tiers:',
      `  nano: { upstream: openai, dialect: openai-chat, model: m, key: "${secret}" }`,
      `upstreams: { openai: { key: "${secret}" } }`,
    ].join('\n')
    const found = messages(text)
    expect(found).toHaveLength(2)
    expect(found[0]).toContain('tierdrop.yaml:2: tiers.nano.key: ')
    expect(found[0]).toContain('the name of an environment variable')
    expect(found.join('\n')).not.toContain(secret)
  })

  it.each([
    ['tiers: { nano: { apiKey: sk-proj-0123456789abcdefghij } }'],
    ['upstreams: { a: { vendor: v, url: "https://user:sk-proj-0123456789@host" } }'],
    ['listen: { proxy: sk-proj-0123456789abcdefghij }'],
    ['tasks: { a: { kind: sk-proj-0123456789abcdefghij } }'],
  ])('repeats no secret from anywhere else either: %s', (text) => {
    expect(messages(text).length).toBeGreaterThan(0)
    expect(messages(text).join('\n')).not.toContain('0123456789')
  })

  it('is not led astray by names of every object’s own', () => {
    expect(messages('tasks: { a: { candidates: [constructor] } }').join()).toContain(
      'found "constructor", expected',
    )
    expect(messages('constructor: 1')).toHaveLength(1)
    expect(messages('tiers: { t: { upstream: toString, dialect: openai-chat, model: m } }').join()).toContain(
      'found "toString", expected a name under upstreams',
    )
  })
})
