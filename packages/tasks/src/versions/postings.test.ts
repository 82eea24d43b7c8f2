import { expect, it } from 'vitest'
import { Postings } from './postings.ts'

it('gives the last values of a bucket, oldest first, among very many', () => {
  const postings = new Postings()
  for (let at = 0; at < 50_000; at++) postings.add((at % 5_000) * 0x10001, at)
  expect(postings.last(7 * 0x10001, 3)).toEqual([35_007, 40_007, 45_007])
  expect(postings.last(4_999 * 0x10001, 24).length).toBe(10)
  expect(postings.last(3, 24)).toEqual([])
})
