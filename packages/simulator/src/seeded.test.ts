import { expect, it } from 'vitest'
import { keyOf, randomOf } from './seeded.ts'

// As first drawn: simulated weeks of earlier releases are to come out the same.
it('draws the same from the same parts, on any machine and in any release', () => {
  const random = randomOf('seed', 7, 'tickets')
  expect([random.next(), random.next(), random.int(1, 6), random.int(1, 6)]).toEqual([
    0.22092570853419602, 0.3013903375249356, 6, 3,
  ])
  expect(random.pick(['a', 'b', 'c'])).toBe('c')
  expect(random.chance(0.5)).toBe(false)
  expect(random.shuffle([1, 2, 3, 4, 5])).toEqual([1, 2, 3, 5, 4])
  expect(random.next()).toBe(0.3599001101683825)
  expect(keyOf('seed', 7)).toBe('e235c3665b3469f2b9502bc4c122daf1b71b55ab')
  // no parts, and characters beyond Latin
  expect([randomOf().next(), randomOf('ü', '\ud83d').next()]).toEqual([
    0.8047642435412854, 0.5622522218618542,
  ])
})
