import { expect, test } from 'vitest'
import { type Line, splitLines } from './split-lines.ts'

async function linesOf(chunks: Iterable<Uint8Array | string>, limit?: number): Promise<Line[]> {
  const stream = (async function* () {
    yield* chunks
  })()
  const lines: Line[] = []
  for await (const line of splitLines(stream, limit)) lines.push(line)
  return lines
}

test('a line ends at a line feed, with or without a carriage return, and nowhere else', async () => {
  expect(await linesOf(['a\r\nb\n\nc\u2028d\u0085e\rf'])).toEqual(['a', 'b', '', 'c\u2028d\u0085e\rf'])
  expect(await linesOf(['a\n'])).toEqual(['a'])
  expect(await linesOf([])).toEqual([])
})

test('a byte order mark is none of the first line', async () => {
  expect(await linesOf(['\ufeff{"a":1}\n\ufeffb'])).toEqual(['{"a":1}', '\ufeffb'])
})

test('what chunks a text comes in does not matter', async () => {
  const bytes = Buffer.from('\ufeffä€\r\n\n𝄞\u2028\r\r\nz')
  const whole = ['ä€', '', '𝄞\u2028\r', 'z']
  for (let one = 0; one <= bytes.length; one++)
    for (let two = one; two <= bytes.length; two++)
      expect(await linesOf([bytes.subarray(0, one), bytes.subarray(one, two), bytes.subarray(two)])).toEqual(
        whole,
      )
})

test('a line that is too long stands for itself, and the next one is read', async () => {
  expect(await linesOf(['aa', 'aaa', 'a\nbbb\n', 'cccccc\nd'], 4)).toEqual([null, 'bbb', null, 'd'])
  expect(await linesOf(['dd', 'ddd'], 4)).toEqual([null])
})

test('no more is read than is taken', async () => {
  let read = 0
  const stream = (async function* () {
    for (; read < 1000; read++) yield 'a\nb\n'
  })()
  const lines = splitLines(stream)
  for (let taken = 0; taken < 4; taken++) await lines.next()
  expect(read).toBeLessThan(3)
})
