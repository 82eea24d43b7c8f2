import fc from 'fast-check'

/** Words of the three formats, so that garbage gets past the first look. */
const words =
  `type role content text input output messages system tools tool_calls name choices message delta index
  finish_reason usage error code function arguments content_block partial_json thinking stop_reason id response item
  model stream status call_id instructions __proto__ constructor prompt_tokens input_tokens previous_response_id`
    .trim()
    .split(/\s+/)
const types =
  `text tool_use tool_result thinking image message_start content_block_start content_block_delta message_delta
  text_delta input_json_delta response.created response.completed response.output_item.added response.output_text.delta
  function_call reasoning user assistant tool system [DONE]`
    .trim()
    .split(/\s+/)

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', '{"a":', '\u0000', '\ud800', ...types),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 6 }),
  ),
}))

const json = value.map((each) => JSON.stringify(each))
const bytes = fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each))

/** What may be in a body: JSON of a wrong shape, JSON cut off, events, noise. */
export const body: fc.Arbitrary<Buffer> = fc.oneof(
  json.map((each) => Buffer.from(each)),
  fc.tuple(json, fc.nat(100)).map(([each, at]) => Buffer.from(each).subarray(0, at)),
  fc
    .array(fc.tuple(fc.constantFrom('', 'event: error\n', ': wait\n', 'event: x\r\n'), json), {
      maxLength: 8,
    })
    .map((events) => Buffer.from(events.map(([head, data]) => `${head}data: ${data}\n\n`).join(''))),
  bytes,
)

const line = fc.oneof(
  fc.constantFrom(
    'Content-Length: 5',
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Content-Length: 5\r\nContent-Length: 6',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: chunked\r\nContent-Length: 3',
    'Connection: close, x, keep-alive',
    'Upgrade: websocket\r\nConnection: upgrade',
    'Upgrade: h2c',
    'Expect: 100-continue',
    'Content-Encoding: gzip',
    'Content-Encoding: br, zstd, nonsense',
    'Content-Type: text/event-stream',
    'Content-Type: application/json; charset=\xff',
    'X-Tierdrop-Session: \xe4\xf6\xfc',
    'x-tierdrop-task: a\tb',
    ': no name',
    'no colon',
    ' folded: yes',
    'Name : blank',
    'Trailer: x',
  ),
  fc
    .tuple(fc.constantFrom('x-a', 'Cookie', 'Host', 'Date'), fc.string({ unit: 'binary', maxLength: 40 }))
    .map(([name, text]) => `${name}: ${text}`),
)
const lines = fc.array(line, { maxLength: 6 })

const requestLine = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('POST /v1/chat/completions HTTP/1.1', 'POST /v1/messages?beta=true HTTP/1.1'),
  },
  { weight: 1, arbitrary: fc.constantFrom('POST /openai/v1/responses HTTP/1.0', 'GET /openai HTTP/1.1') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'GET http://elsewhere/v1/models HTTP/1.1',
      'CONNECT openai:443 HTTP/1.1',
      'OPTIONS * HTTP/1.1',
      'POST /v1/../../etc/passwd HTTP/1.1',
      'POST //v1/chat/completions HTTP/1.1',
      'POST /v1/chat/completions\x00 HTTP/1.1',
      'GET /_tierdrop/%ff%fe HTTP/1.1',
      'PRI * HTTP/2.0',
      'POST /v1/chat/completions HTTP/9.9',
      'post /v1/chat/completions',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

const framed = (first: string, more: readonly string[], rest: Buffer) =>
  Buffer.concat([Buffer.from(`${[first, ...more].join('\r\n')}\r\n\r\n`, 'latin1'), rest])

const chunked = fc
  .array(fc.tuple(fc.constantFrom('5', 'a', '0', 'zz', '-1', 'ffffffffff', '5;x=y'), body), { maxLength: 4 })
  .map((chunks) =>
    Buffer.concat(chunks.flatMap(([size, part]) => [Buffer.from(`${size}\r\n`), part, Buffer.from('\r\n')])),
  )

const rest = fc.oneof(body, chunked)

/** A whole request as it is on the wire, wrong somewhere or everywhere. */
export const request: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(requestLine, lines, rest)
      .map(([first, more, end]) => framed(first, ['Host: a', ...more], end)),
  },
  { weight: 1, arbitrary: bytes },
)

const statusLine = fc.constantFrom(
  'HTTP/1.1 200 OK',
  'HTTP/1.1 200',
  'HTTP/1.0 200 OK',
  'HTTP/1.1 204 No Content',
  'HTTP/1.1 304 x',
  'HTTP/1.1 429 Slow\x80down',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK',
  'HTTP/1.1 101 Switching Protocols',
  'HTTP/1.1 999 Nobody knows',
  'HTTP/1.1 99 Low',
  'HTTP/1.1 0 Zero',
  'HTTP/2 200',
  'ICY 200 OK',
)

/** A whole reply as it is on the wire. */
export const reply: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(statusLine, lines, rest).map(([first, more, end]) => framed(first, more, end)),
  },
  { weight: 1, arbitrary: bytes },
)
