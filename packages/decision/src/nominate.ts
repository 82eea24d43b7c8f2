import type { Nominations } from './family.ts'
import type { Policy } from './policy.ts'
import { ruleName } from './rule.ts'
import { type CellEvidence, evenScoreOf, searchRule } from './search-rule.ts'

/** A new nomination must say this much more than the last one says by now. */
const newNomination = 1

/**
 * Searches where a day has begun or the even half has doubled since the last time, and nominates
 * what was found if it is new and clearly better than what was nominated last.
 */
export function nominate(
  nominations: Nominations,
  cells: readonly CellEvidence[],
  day: string,
  policy: Pick<Policy, 'margin' | 'alpha' | 'control'>,
): Nominations {
  const units = cells
    .filter(({ cell }) => cell.half === 'even')
    .reduce((sum, { evidence }) => sum + evidence.units, 0)
  const isDue = day !== nominations.searchedDay || units >= 2 * nominations.searchedUnits
  if (!isDue || units === 0) return nominations
  const searched = { ...nominations, searchedDay: day, searchedUnits: units }
  const found = searchRule(cells, policy)
  if (found === null) return searched
  const name = ruleName(found.rule)
  if (nominations.nominated.some((rule) => ruleName(rule) === name)) return searched
  const previous = nominations.nominated.at(-1)
  const evenScore = previous === undefined ? null : evenScoreOf(previous, cells, policy)
  if (evenScore !== null && found.score < evenScore + newNomination) return searched
  return { ...searched, nominated: [...nominations.nominated, found.rule] }
}
