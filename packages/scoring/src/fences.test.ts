import { expect, it } from 'vitest'
import { fencedBlocks } from './fences.ts'

const blocks = (text: string) => [...fencedBlocks(text, 20)]

it('finds what is fenced, with the word at its opening', () => {
  expect(blocks('Here:\n```json\n{"a": 1}\n```\nand\n~~~\nx\ny\n~~~')).toEqual([
    { tag: 'json', indent: 0, body: '{"a": 1}' },
    { tag: '', indent: 0, body: 'x\ny' },
  ])
})

it('takes a longer fence around a shorter one', () => {
  expect(blocks('````md\n```\nx\n```\n````')).toMatchObject([{ tag: 'md', body: '```\nx\n```' }])
})

it('goes on to the end where nothing closes it', () => {
  expect(blocks('```\nx\ny')).toMatchObject([{ body: 'x\ny' }])
})

it('is not fooled by backticks alone', () => {
  expect(blocks('`'.repeat(1_000_000))).toEqual([])
  expect(blocks('```')).toEqual([])
})
