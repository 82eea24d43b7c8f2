import type { Nominations } from './family.ts'
import type { Policy } from './policy.ts'
import { ruleName } from './rule.ts'
import { type CellLosses, evenScoreOf, searchRule } from './search-rule.ts'

/** A new nomination must say this much more than the last one says by now. */
const newNomination = 1

/** Where a day has begun, or the units have doubled since the last search: rarer than daily in the long run. */
export function isSearchDue(nominations: Nominations, day: string, units: number): boolean {
  return units > 0 && (day !== nominations.searchedDay || units >= 2 * nominations.searchedUnits)
}

/** Searches the even half, and nominates what was found if it is new and clearly better than the last. */
export function nominate(
  nominations: Nominations,
  cells: readonly CellLosses[],
  { day, units }: { day: string; units: number },
  policy: Pick<Policy, 'margin' | 'alpha'>,
): Nominations {
  const searched = { ...nominations, searchedDay: day, searchedUnits: units }
  const found = searchRule(cells, policy)
  if (found === null) return searched
  const name = ruleName(found.rule)
  if (nominations.nominated.some((rule) => ruleName(rule) === name)) return searched
  const previous = nominations.nominated.at(-1)
  if (previous && found.score < evenScoreOf(previous, cells, policy) + newNomination) return searched
  return { ...searched, nominated: [...nominations.nominated, found.rule] }
}
