import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newFolder, tierdrop } from './console.ts'

const parameters = {
  type: 'object',
  properties: { city: { type: 'string' }, days: { type: 'integer' }, unit: { type: 'string' } },
  required: ['city'],
}
const truth = [{ name: 'weather', arguments: { city: ['Paris', 'Paris, FR'], days: [3], unit: ['c', ''] } }]
const right = { tool_calls: [{ name: 'weather', arguments: '{"city":"paris","days":3.0}' }] }
const wrong = { tool_calls: [{ name: 'weather', arguments: { city: 'Rome', days: 3 } }] }

async function graded(...lines: object[]) {
  const stdin = lines.map((line, index) => JSON.stringify({ id: index + 1, ...line })).join('\n')
  const { code, lines: printed, err } = await tierdrop(['grade'], { cwd: newFolder(), stdin })
  return { code, err, outcomes: printed().map(({ outcome }) => outcome), lines: printed() }
}

describe('the forms a pair may have', () => {
  const bare = { name: 'weather', description: 'Forecast.', parameters }
  const notations: [string, object][] = [
    ['OpenAI chat', { type: 'function', function: bare }],
    ['OpenAI Responses', { type: 'function', ...bare }],
    ['Anthropic', { name: 'weather', description: 'Forecast.', input_schema: parameters }],
    ['bare', bare],
    ['of a benchmark', { ...bare, parameters: { ...parameters, type: 'dict' } }],
  ]
  test.each(notations)('a tool in the notation of %s', async (_, tool) => {
    const request = { messages: [{ role: 'user', content: 'Paris?' }], tools: [tool] }
    const unknown = {
      tool_calls: [{ name: 'weather', arguments: { city: 'Paris', days: 3, country: 'FR' } }],
    }
    const { outcomes, lines } = await graded(
      { request, truth, candidate: right },
      { request, truth, candidate: wrong },
      { request, truth, candidate: unknown },
    )
    expect(outcomes).toEqual(['passed', 'failed', 'failed'])
    expect(lines[2]).toMatchObject({
      failures: [{ code: 'invented-argument', detail: 'the tool has no such argument' }],
    })
  })

  test('calls as a vendor sends them', async () => {
    const openai = [
      { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Paris","days":3}' } },
    ]
    const anthropic = [{ type: 'tool_use', id: 't1', name: 'weather', input: { city: 'Paris', days: 3 } }]
    const { outcomes } = await graded(
      { truth, candidate: { content: null, tool_calls: openai } },
      { truth, candidate: { text: null, tool_calls: anthropic } },
    )
    expect(outcomes).toEqual(['passed', 'passed'])
  })

  test('a truth, a reference, both, and no call due', async () => {
    const { outcomes } = await graded(
      { reference: right, candidate: right },
      { reference: right, candidate: wrong },
      { truth, reference: wrong, candidate: right },
      { truth: [], candidate: { text: 'Which city?' } },
      { truth: [], candidate: right },
      { kind: 'tools', truth, candidate: { text: 'I would look it up.' } },
    )
    expect(outcomes).toEqual(['passed', 'failed', 'passed', 'passed', 'failed', 'failed'])
  })

  test('labels, records and text', async () => {
    const schema = { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }
    const { outcomes } = await graded(
      { labels: ['billing', 'refund'], truth: 'refund', candidate: { text: 'Label: Refund' } },
      { schema, truth: { a: 1 }, candidate: { text: '{"a":1}' } },
      { schema, reference: { text: '{"a":1}' }, candidate: { text: '{"a":2}' } },
      { reference: 'Yes, it is.', candidate: 'yes, it is' },
    )
    expect(outcomes).toEqual(['passed', 'passed', 'failed', 'passed'])
  })
})

describe('the forms a file may have', () => {
  const line = (id: string, more = {}) =>
    JSON.stringify({ id, labels: ['a', 'b'], truth: 'a', candidate: { text: 'a' }, ...more })

  test('a byte order mark, carriage returns, blank lines, U+2028 and no end of line', async () => {
    const cwd = newFolder()
    writeFileSync(
      join(cwd, 'p.jsonl'),
      `\ufeff${line('1')}\r\n\r\n  \n${line('2', { note: 'a\u2028b' })}\nx\r\n${line('3')}`,
    )
    const { code, lines, err } = await tierdrop(['grade', '--input', 'p.jsonl'], { cwd })
    expect(lines().map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(err).toContain('p.jsonl:5: not JSON')
    expect(err).toContain('1 of 4 lines could not be read')
    expect(code).toBe(2)
  })

  test('on a terminal the summary follows the lines', async () => {
    const { out, err } = await tierdrop(['grade', '--input', '-'], {
      cwd: newFolder(),
      stdin: line('1'),
      terminal: true,
    })
    expect(out).toMatch(/^\{"id":"1".*\}\nkind/)
    expect(out).toMatch(/^classify +1 +0 +0$/m)
    expect(err).toBe('')
  })

  test('a folder is no file', async () => {
    const { code, err } = await tierdrop(['grade', '--input', '.'], { cwd: newFolder() })
    expect(err).toContain('cannot be read')
    expect(code).toBe(2)
  })

  test('a reply above the limits is unscored, and the next line is graded', async () => {
    const huge = line('1', { candidate: { text: 'a'.repeat(5_000_000) } })
    const stdin = `${huge}\n${line('2')}\n`
    const { lines, code } = await tierdrop(['grade'], { cwd: newFolder(), stdin })
    expect(lines()).toMatchObject([
      { id: '1', outcome: 'unscored', score: null, reason: expect.stringContaining('above the limit') },
      { id: '2', outcome: 'passed' },
    ])
    expect(code).toBe(0)
  })
})
