import { logEHarm, logESafe } from '@tierdrop/decision'
import { describe, expect, it } from 'vitest'
import { demonstration, type ExpectedVerdict } from './demonstration.ts'
import { knownQuality, knownUnits } from './known-quality.ts'

/** The family of 18 pairs shares alpha: two switches need this much each. */
const switchAt = Math.log((18 / 0.9) * (1 / 0.05) * (1 / 2))
const harmAt = Math.log(1 / 0.05)

function verdictAfter(units: number, task: string, model: string, margin: number): ExpectedVerdict {
  let [losses, ties, wins, seen] = [0, 0, 0, 0]
  for (const unit of knownUnits(task, model, { seed: 'tierdrop', trafficSeed: 'demonstration' })) {
    if (unit.control && !unit.candidate) losses++
    else if (unit.candidate && !unit.control) wins++
    else if (unit.control) ties++
    seen++
    if (seen % 20 === 0 || seen >= units) {
      const histogram = [
        { loss: 1, count: losses },
        { loss: 0, count: ties },
        { loss: -1, count: wins },
      ]
      if (logEHarm(histogram, margin) >= harmAt) return 'stay'
      if (seen >= 100 && logESafe(histogram, margin) >= switchAt) return 'switch'
    }
    if (seen >= units) break
  }
  return 'undecided'
}

describe.each(demonstration.tasks)('$name', ({ name, margin, share, expected, world }) => {
  const fit = demonstration.candidates.filter((model) => expected[model]?.eventually !== 'unfit')

  it.each(fit)('%s: the first minute says what is expected', (model) => {
    const units = Math.round(60 * demonstration.ratePerSecond * share)
    expect(expected[model]?.soon).toContain(verdictAfter(units, name, model, margin))
  })

  it.each(fit)('%s: the known loss is on the expected side of the margin', (model) => {
    const { loss, standardError } = knownQuality(name, model, { units: world === 'summaries' ? 600 : 3_000 })
    const { eventually } = expected[model] ?? {}
    if (eventually === 'switch') expect(loss).toBeLessThan(margin)
    if (eventually === 'stay') expect(loss).toBeGreaterThan(margin)
    if (eventually === 'undecided') expect(Math.abs(loss - margin)).toBeLessThan(0.01 + 3 * standardError)
  })
})

it('shows at least one of each verdict within a minute', () => {
  const soon = demonstration.tasks.flatMap((task) => Object.values(task.expected).map((each) => each.soon))
  for (const verdict of ['switch', 'stay', 'undecided']) expect(soon).toContainEqual([verdict])
  expect(demonstration.tasks.reduce((sum, task) => sum + task.share, 0)).toBeCloseTo(1)
})
