import { describe, expect, it } from 'vitest'
import { conversation, pairOf, reply } from '../../test/pairs.ts'
import { grade } from '../grade.ts'
import { readGradeLine } from '../lines/read-grade-line.ts'

const tools = (type: string) =>
  conversation({
    tools: [
      {
        name: 'f',
        description: null,
        parameters: { type: 'object', properties: { id: { type } } },
        strict: false,
      },
    ],
  })
const call = (id: string) => reply('', [{ name: 'f', arguments: `{"id":${id}}` }])
const compared = (due: string, given: string, type: string) =>
  grade(pairOf(call(due), call(given), tools(type)), { kind: 'tools', options: {} })

describe('ids of 64 bits', () => {
  it.each([
    ['9007199254740993', '9007199254740993', 'integer', 'passed'],
    ['9007199254740993', '9007199254740992', 'integer', 'failed'],
    ['9007199254740993', '9007199254740992.0', 'number', 'failed'],
    ['10000000000000001', '1e16', 'number', 'failed'],
    ['10000000000000000', '1e16', 'number', 'passed'],
    ['[9007199254740993]', '[9007199254740992]', 'array', 'failed'],
    ['"{\\"n\\":9007199254740993}"', '"{\\"n\\": 9007199254740993}"', 'string', 'passed'],
    ['"{\\"n\\":9007199254740993}"', '"{\\"n\\":9007199254740992}"', 'string', 'failed'],
    ['9007199254740993', '"9007199254740993"', 'string', 'passed'],
    ['9007199254740993', '"9007199254740992"', 'string', 'failed'],
    ['9007199254740993', '"9007199254740993L"', 'string', 'passed'],
    ['1234567890123456', '"1234567890123456"', 'string', 'passed'],
    ['1234567890123456', '"1234567890123457"', 'string', 'failed'],
    ['[9007199254740993]', '"[9007199254740992]"', 'string', 'failed'],
  ])('%s and %s, as %s: %s', async (due, given, type, outcome) => {
    expect(await compared(due, given, type)).toMatchObject({ outcome })
  })

  it.each([
    ['truth', '[{"name":"f","arguments":{"id":[9007199254740993, 5]}}]'],
    ['reference', '{"tool_calls":[{"name":"f","arguments":{"id":9007199254740993}}]}'],
  ])('of a line, in its %s', async (what, due) => {
    const outcomeOf = async (given: string) => {
      const candidate = `{"tool_calls":[{"name":"f","arguments":{"id":${given}}}]}`
      const { pair, task } = readGradeLine(
        `{"id":1,"kind":"tools","${what}":${due},"candidate":${candidate}}`,
      )
      return (await grade(pair, task)).outcome
    }
    expect(await outcomeOf('9007199254740993')).toBe('passed')
    expect(await outcomeOf('9007199254740992')).toBe('failed')
  })

  it('of a record that is the truth of a line', async () => {
    const outcomeOf = async (text: string) => {
      const line = `{"id":1,"kind":"extract","truth":{"n":9007199254740993},"candidate":{"text":${JSON.stringify(text)}}}`
      const { pair, task } = readGradeLine(line)
      return (await grade(pair, task)).outcome
    }
    expect(await outcomeOf('{"n":9007199254740993}')).toBe('passed')
    expect(await outcomeOf('{"n":9007199254740992}')).toBe('failed')
    expect(await outcomeOf('no')).toBe('failed')
  })
})
