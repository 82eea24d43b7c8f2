import { expect, it } from 'vitest'
import { createSeal } from './seal.ts'
import { packRecords } from './text-block.ts'
import { readRecord, writeRecord } from './text-record.ts'

const seal = createSeal(Buffer.alloc(32, 7))
const plain = Buffer.from('a prompt that repeats, '.repeat(100))

it('opens what it closed, and never seals the same twice', () => {
  const sealed = seal.close(plain, 'exchanges')
  expect(seal.open(sealed, 'exchanges')).toEqual(plain)
  expect(seal.close(plain, 'exchanges')).not.toEqual(sealed)
  expect(sealed.length).toBeLessThan(120)
})

it('opens nothing that was changed, sealed as something else or with another key', () => {
  const sealed = seal.close(plain, 'exchanges')
  const changed = Buffer.from(sealed)
  changed[20] = (changed[20] ?? 0) ^ 1
  expect(() => seal.open(changed, 'exchanges')).toThrow('a stored text was changed')
  expect(() => seal.open(sealed, 'reply')).toThrow('a stored text was changed')
  expect(() => createSeal(Buffer.alloc(32, 8)).open(sealed, 'exchanges')).toThrow('sealed with another key')
})

it('writes records whose parts may hold anything', () => {
  const parts = { request: '{"a":"\n"}\n', response: '', truth: '𝄞' }
  expect(readRecord(writeRecord(parts, 'text/event-stream'))).toEqual({
    parts,
    contentType: 'text/event-stream',
  })
})

it('keeps a thousand exchanges with one prompt in a block at a fraction of their size, each readable alone', () => {
  const prompt = Array.from({ length: 250 }, (_, index) => `w${(index * 7919) % 1000}`).join(' ')
  const records = Array.from({ length: 1_000 }, (_, index) =>
    writeRecord({ request: `${prompt} question ${index}`, response: `answer ${index}` }, null),
  )
  const { sealed, spans } = packRecords(seal, records, 'exchanges')
  const size = records.reduce((sum, record) => sum + record.length, 0)
  expect(size).toBeGreaterThan(1_200_000)
  expect(sealed.length).toBeLessThan(60 * records.length)

  const block = seal.open(sealed, 'exchanges')
  for (const [index, { offset, length }] of spans.entries()) {
    const { parts } = readRecord(block.subarray(offset, offset + length))
    expect(parts).toEqual({ request: `${prompt} question ${index}`, response: `answer ${index}` })
  }
})
