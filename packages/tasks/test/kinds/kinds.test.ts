import { expect, it } from 'vitest'
import { first } from './first.ts'
import { measureKinds } from './measure.ts'
import { second } from './second.ts'
import { third } from './third.ts'

// the table of words is learnt from these, among others: they show that it was learnt, not that it is right
it.each([
  ['first', first, 0.97],
  ['second', second, 0.89],
  ['third', third, 0.92],
])('tells the kinds of the %s set', (name, tasks, least) => {
  const { right, missed } = measureKinds(tasks)
  console.log(
    `${name}: ${tasks.length} tasks, kind right for ${(100 * right).toFixed(1)} %, ${missed.length} not always`,
  )
  expect(right).toBeGreaterThanOrEqual(least)
})
