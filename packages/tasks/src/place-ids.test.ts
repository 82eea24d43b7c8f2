import { expect, it } from 'vitest'
import { placeIds } from './place-ids.ts'

it.each([
  ['[2] > [1]', '[1] tyres\n[2] coffee', 'ids:moved'],
  ['b c a', 'query: tax\n(a) gym (b) form (c) dates', 'ids:moved'],
  ['{"d1": 9, "d2": 1}', 'd1: fees\nd2: holidays', 'ids:in-order'],
  ['billing', '#7 refund\n#8 login', 'ids:none'],
  ['k3 of all', 'k1 x\nk2 y\nk3 z', 'ids:some'],
  ['Oslo', 'Where is the parcel?', null],
])('%s', (said, asked, placed) => {
  expect(placeIds(said, asked)).toBe(placed)
})
