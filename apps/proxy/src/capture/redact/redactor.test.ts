import { configSchema } from '@tierdrop/config'
import { readExchange } from '@tierdrop/wire'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from './redactor.ts'

const redactor = (redact: Record<string, unknown> = {}, key = 'key') =>
  createRedactor(configSchema.parse({ redact }).redact, Buffer.from(key))
const { plain, body } = redactor()
const kinds = (text: string) => [...plain(text).matchAll(/\[([\w.-]+):[a-p]{10}\]/g)].map((match) => match[1])

describe('finds', () => {
  it.each([
    ['email', 'write to Alice.Smith+work@mail.example.co.uk, please'],
    ['email', 'zoë@müller.example'],
    ['phone', 'call +1 (415) 555-2671 today'],
    ['phone', 'call 415-555-2671 today'],
    ['phone', 'Tel. 030 / 90 18 20 00'],
    ['phone', 'phone: 4155552671'],
    ['card', 'paid with 4111 1111 1111 1111'],
    ['card', 'paid with 378282246310005.'],
    ['iban', 'to DE89 3704 0044 0532 0130 00 and then'],
    ['iban', 'to GB29NWBK60161331926819'],
    ['ip', 'from 203.0.113.7:443'],
    ['ip', 'from 2001:db8::8a2e:370:7334 on'],
    ['secret', 'key sk-ant-api03-aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'],
    ['secret', 'AKIAIOSFODNN7EXAMPLE'],
    ['secret', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
    [
      'secret',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
    ],
    ['secret', 'Authorization: Bearer abcdef0123456789abcdef'],
    ['secret', 'password = hunter2-and-more'],
  ])('%s in "%s"', (kind, text) => {
    expect(kinds(text)).toEqual([kind])
  })

  it.each([
    '2026-03-01T12:30:45.123Z at 12:30:45',
    'order 1234567890, 4111 1111 1111 1112 pieces, 3.14159265358979',
    'version 1.2.3, section 4.5.6, $1,234,567.89, 100-200-300',
    'a @ b, @decorator, user@localhost',
    'tokens: 4096, max_tokens 1024, the key to success',
    '123e4567-e89b-12d3-a456-426614174000',
    'class A::B {} std::vector',
    'sku-1234-5678-9012',
  ])('nothing in "%s"', (text) => {
    expect(plain(text)).toBe(text)
  })
})

describe('a value', () => {
  it('has one placeholder however it is written, another with another key, and its own kind each', () => {
    const [one, two] = [plain('4111 1111 1111 1111'), plain('4111-1111-1111-1111')]
    expect(one).toBe(two)
    expect(plain('A@b.example')).toBe(plain('a@B.example'))
    expect(redactor({}, 'other').plain('a@b.example')).not.toBe(plain('a@b.example'))
    expect(plain('a@b.example')).not.toBe(plain('c@b.example'))
  })

  it('is the same in request, reply and stream, and what is redacted already stays', () => {
    const inRequest = body(JSON.stringify({ messages: [{ content: 'I am a@b.example' }] }))
    const placeholder = plain('a@b.example')
    expect(JSON.parse(inRequest)).toEqual({ messages: [{ content: `I am ${placeholder}` }] })
    expect(body(inRequest)).toBe(inRequest)
    const reply = body(
      '{"choices":[{"message":{"tool_calls":[{"function":{"arguments":"{\\"to\\":\\"a@b.example\\"}"}}]}}]}',
    )
    expect(reply).toContain(placeholder)
  })

  it('that is a secret is replaced once, not its placeholder again', () => {
    const once = plain('secret: hunter2hunter2, key sk-proj-4f9a8b7c6d5e4f3a2b1c')
    expect(once.match(/\[secret:[a-p]{10}\]/g)).toHaveLength(2)
    expect(once).not.toContain('[secret:[')
    expect(plain(once)).toBe(once)
  })

  it('is known by the name of its field, quoted as often as may be', () => {
    const server = { type: 'mcp', authorization: 'mcp-token-of-a-server', server_url: 'https://a' }
    const request = JSON.stringify({ tools: [server], mcp_servers: [{ authorization_token: 'of-another' }] })
    for (const text of [request, JSON.stringify({ error: { message: `You sent ${request}` } })]) {
      const redacted = body(text)
      expect(redacted).not.toMatch(/mcp-token-of-a-server|of-another/)
      expect(redacted).toContain('https://a')
      expect(() => JSON.parse(redacted)).not.toThrow()
    }
    expect(
      body(JSON.stringify({ a: JSON.stringify(JSON.stringify({ password: 'hunter2hunter2' })) })),
    ).not.toContain('hunter2')
    expect(plain('Say whether authorization: required or optional.')).toContain('required')
  })

  it('is found in JSON inside of a text behind an escaped line break', () => {
    const text = 'Here:\n```json\n{"note":"Hi\\nalice@example.com"}\n```'
    const redacted = plain(text)
    expect(redacted).toBe(text.replace('alice@example.com', plain('alice@example.com')))
  })

  it('torn apart by a stream is found, and the stream still reads as what the model wrote', () => {
    const pieces = ['Write to al', 'ice@exam', 'ple.com', ' or +1 415 ', '555 2671.']
    const stream = `${pieces
      .map(
        (content) =>
          `data: {"id":"c1","model":"m","choices":[{"index":0,"delta":{"content":"${content}"}}]}\n\n`,
      )
      .join('')}data: [DONE]\n\n`
    const redacted = body(stream)
    const { reply, model } = readExchange({
      dialect: 'openai-chat',
      request: {},
      response: { status: 200, contentType: 'text/event-stream', body: redacted },
    })
    expect(reply.text).toBe(plain(pieces.join('')))
    expect(kinds(pieces.join(''))).toEqual(['email', 'phone'])
    expect([reply.id, model, reply.cut]).toEqual(['c1', 'm', false])
    expect(redacted).not.toContain('example.com')
  })

  it('in the arguments of two streamed tool calls is found in each', () => {
    const delta = (index: number, json: string) =>
      `event: content_block_delta\ndata: ${JSON.stringify({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: json } })}\n\n`
    const redacted = body(
      delta(0, '{"to":"a@b') + delta(1, '{"ip":"203.0') + delta(0, '.example"}') + delta(1, '.113.7"}'),
    )
    const written = (index: number) =>
      [...redacted.matchAll(/^data: (.*)$/gm)]
        .map((match) => JSON.parse(match[1] ?? '') as { index: number; delta: { partial_json: string } })
        .filter((event) => event.index === index)
        .map((event) => event.delta.partial_json)
        .join('')
    expect(JSON.parse(written(0))).toEqual({ to: plain('a@b.example') })
    expect(JSON.parse(written(1))).toEqual({ ip: plain('203.0.113.7') })
  })
})

describe('config', () => {
  it('adds patterns of the team, before the built-in ones', () => {
    const own = redactor({ patterns: { customer: 'C-[0-9]{8}', mail: '[a-z]+@corp\\.example' } })
    expect(own.plain('C-12345678 and bob@corp.example')).toMatch(
      /^\[customer:[a-p]{10}\] and \[mail:[a-p]{10}\]$/,
    )
  })

  it('adds paths, whatever is there', () => {
    const own = redactor({ builtin: false, paths: ['$.customer.name', 'messages[*].metadata', '$..ssn'] })
    const redacted = JSON.parse(
      own.body(
        JSON.stringify({
          customer: { name: 'Ann', age: 7 },
          messages: [{ metadata: { a: 'x', b: 2 }, content: 'stays' }],
          deep: [{ more: { ssn: 123 } }],
        }),
      ),
    )
    const placeholder = expect.stringMatching(/^\[path:[a-p]{10}\]$/)
    expect(redacted).toEqual({
      customer: { name: placeholder, age: 7 },
      messages: [{ metadata: { a: placeholder, b: placeholder }, content: 'stays' }],
      deep: [{ more: { ssn: placeholder } }],
    })
  })

  it('turns all of it off', () => {
    expect(redactor({ builtin: false }).body('{"a":"a@b.example"}')).toBe('{"a":"a@b.example"}')
  })
})

it('JSON stays JSON, whatever is in it', () => {
  const pieces = fc.constantFrom(
    'a@b.example',
    '+14155552671',
    '4111111111111111',
    '\\',
    '\n',
    '"',
    '{',
    ' ',
    'x',
    'ü',
    '203.0.113.7',
  )
  const text = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer())), (value) => {
      const redacted = body(JSON.stringify(value))
      expect(Object.values(JSON.parse(redacted) as object)).toHaveLength(
        new Set(Object.keys(value).map((key) => plain(key))).size,
      )
      expect(body(redacted)).toBe(redacted)
    }),
    { numRuns: 300, seed: 1 },
  )
})

it('no text makes it slow: work grows with the length alone', () => {
  for (const unit of [
    'a',
    '1',
    '1 ',
    '@',
    'a@',
    '1.',
    ':',
    'eyJ',
    'sk-',
    'DE89',
    '+1',
    'password:',
    '\\n',
    '(030) ',
    'Bearer ',
    '-----BEGIN PRIVATE KEY-----',
  ]) {
    const text = unit.repeat(Math.ceil(200_000 / unit.length))
    // a pattern that backtracks would take minutes; the test's own time limit is the check
    expect(plain(text).length).toBeGreaterThan(0)
  }
}, 10_000)
