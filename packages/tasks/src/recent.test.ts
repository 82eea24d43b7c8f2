import { expect, it } from 'vitest'
import { Recent } from './recent.ts'

it('keeps at least half of its capacity, and what is in use for good', () => {
  const recent = new Recent<number>(100)
  recent.set('used', -1)
  for (let at = 0; at < 1_000; at++) {
    recent.set(`k${at}`, at)
    expect(recent.get('used')).toBe(-1)
    expect(recent.peek(`k${Math.max(0, at - 45)}`)).toBe(Math.max(0, at - 45))
  }
  expect(
    Array.from({ length: 890 }, (_, at) => recent.peek(`k${at}`)).every((found) => found === undefined),
  ).toBe(true)
})

it('forgets by weight where values have one, and what is deleted in both generations', () => {
  const recent = new Recent<string>(20, (value) => value.length)
  recent.set('a', '12345678')
  recent.set('b', '12345678')
  recent.set('a', '1')
  recent.delete('a')
  expect([recent.peek('a'), recent.peek('b')]).toEqual([undefined, '12345678'])
  for (const key of ['c', 'd', 'e']) recent.set(key, '12345678')
  expect([recent.peek('b'), recent.peek('e')]).toEqual([undefined, '12345678'])
  recent.set('large', 'x'.repeat(100))
  expect(recent.peek('large')?.length).toBe(100)
})
