import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as decision from '../src/index.ts'

const page = readFileSync(new URL('../../../docs/statistics.md', import.meta.url), 'utf8')

it('comes to the numbers that the docs print for whoever checks them', () => {
  const [, given = ''] = /const histogram = (\[.*\])/.exec(page) ?? []
  const histogram = JSON.parse(given.replace(/(\w+):/g, '"$1":')) as decision.Histogram
  const [, safe, harm, low, high] = (
    /prints `(\S+) (\S+) \{ low: (\S+), high: (\S+) \}`/.exec(page) ?? []
  ).map(Number)
  const interval = decision.lossInterval(histogram, 0.05)
  expect(decision.logESafe(histogram, 0.02)).toBeCloseTo(safe ?? Number.NaN, 9)
  expect(decision.logEHarm(histogram, 0.02)).toBeCloseTo(harm ?? Number.NaN, 9)
  expect(interval.low).toBeCloseTo(low ?? Number.NaN, 9)
  expect(interval.high).toBeCloseTo(high ?? Number.NaN, 9)
})

it('exports every function that the docs name', () => {
  const section = page.slice(page.indexOf('## To check our numbers'))
  for (const name of [
    'logESafe',
    'logEHarm',
    'lossInterval',
    'meanInterval',
    'countUnit',
    'decideAll',
  ] as const) {
    expect(section).toContain(name)
    expect(Object.keys(decision)).toContain(name)
  }
})
