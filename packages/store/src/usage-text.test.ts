import { emptyUsage, type Usage } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { packUsage, unpackUsage } from './usage-text.ts'

const silent = emptyUsage()

it('keeps what the vendor said, a 0 included, and gives back what it did not as null', () => {
  const said: Usage = { ...silent, input: 700, cacheRead: 0, output: 20, serviceTier: 'a "new" one' }
  expect(packUsage(said)).toBe('{"input":700,"cacheRead":0,"output":20,"serviceTier":"a \\"new\\" one"}')
  for (const usage of [said, silent, { ...silent, input: 3, estimated: true }]) {
    expect(unpackUsage(packUsage(usage))).toEqual(usage)
  }
})

it('gives back each field as it was, whatever the others are', () => {
  for (const name of Object.keys(silent) as (keyof Usage)[]) {
    const values =
      name === 'estimated'
        ? [true, false]
        : name === 'serviceTier'
          ? [null, '', 'ü\u0000"\\\n\ud800']
          : [null, 0, 1, Number.MAX_SAFE_INTEGER, 0.5, 1e21]
    for (const value of values)
      for (const other of [
        silent,
        { ...silent, input: 0, output: 3, serviceTier: 'batch', estimated: true },
      ]) {
        const usage = { ...other, [name]: value } as Usage
        expect(JSON.stringify(unpackUsage(packUsage(usage)))).toBe(JSON.stringify(usage))
      }
  }
})

it('reads what earlier versions kept whole', () => {
  const whole = { ...silent, input: 5, output: 1, reasoning: 0 }
  expect(unpackUsage(JSON.stringify(whole))).toEqual(whole)
  expect(unpackUsage(packUsage(null))).toBeNull()
})
