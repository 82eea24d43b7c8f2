import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decode, Undecodable } from './decode.ts'

const text = Buffer.from('data: {"delta":"Grüße"}\n\n'.repeat(200))

it.each([
  ['gzip', gzipSync(text)],
  ['x-gzip', gzipSync(text)],
  ['br', brotliCompressSync(text)],
  ['zstd', zstdCompressSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['identity', text],
  ['gzip, br', brotliCompressSync(gzipSync(text))],
])('undoes %s', (coding, body) => {
  expect(decode(body, coding)).toEqual(text)
})

it.each([
  ['gzip', gzipSync(text)],
  ['br', brotliCompressSync(text)],
  ['zstd', zstdCompressSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
])('of %s that broke off anywhere gives a beginning', (coding, body) => {
  for (let length = 0; length < body.length; length++) {
    const read = decode(body.subarray(0, length), coding)
    expect(text.subarray(0, read.length).equals(read)).toBe(true)
  }
})

it('refuses what is no such coding, one that nobody knows, and a bomb', () => {
  expect(() => decode(text, 'gzip')).toThrow(Undecodable)
  expect(() => decode(text, 'sdch')).toThrow('sdch')
  expect(() => decode(gzipSync(Buffer.alloc(40 * 1024 * 1024)), 'gzip')).toThrow(Undecodable)
})
