import { failure } from '../failures.ts'
import { unscored } from '../limits.ts'
import type { GraderOptions } from '../options.ts'
import { askedDirection, runsBackwards } from '../rank/direction.ts'
import { itemKey, placesOf } from '../rank/match-items.ts'
import { readRanking } from '../rank/read-ranking.ts'
import { recordText, referenceText } from '../replies.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/** The order a reply gives; its score is the share of pairs in the right order. */
export function rankGrader(options: GraderOptions = {}): Grader {
  return { name: 'rank', version: 5, needs: [], grade: (pair) => grade(pair, options) }
}

function grade(pair: Pair, options: GraderOptions): Grade {
  const text = referenceText(pair.reference)
  if (text === null) return unscored('the truth is not a ranking')
  const asked = askedDirection(pair.conversation)
  const read = (of: string): string[] => {
    const items = readRanking(of)
    return runsBackwards(of, asked) ? items.reverse() : items
  }
  const reference = read(text)
  const expected = unique(reference)
  if (expected.length === 0) return unscored('the reference is not a ranking')
  const all = read(recordText(pair.candidate))
  const given = unique(all)
  if (given.length === 0) return verdict([failure('empty-reply', null, 'no ranking in the reply')], 0)
  // Where the reference gives an item two places, so may the reply.
  const allowed = new Set(repeated(reference).map(itemKey))
  const twice = repeated(all).filter((item) => !allowed.has(itemKey(item)))
  return compareRankings(expected, given, twice, options.topK ?? Number.POSITIVE_INFINITY)
}

function unique(items: readonly string[]): string[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(itemKey(item)) && seen.add(itemKey(item)))
}

/** What a ranking gives a second place to. */
function repeated(items: readonly string[]): string[] {
  const seen = new Set<string>()
  return items.filter((item) => seen.has(itemKey(item)) || !seen.add(itemKey(item)))
}

function compareRankings(
  expected: readonly string[],
  given: readonly string[],
  twice: readonly string[],
  top: number,
): Grade {
  const places = placesOf(expected, given)
  const failures: Failure[] = []
  if (places[0] !== 0) failures.push(failure('wrong-first', expected[0] ?? null, `${given[0]} comes first`))
  const found = new Set(places)
  for (const [place, item] of expected.slice(0, top).entries())
    if (!found.has(place)) failures.push(failure('missing-rank', item))
  for (const [index, item] of given.slice(0, top).entries())
    if (places[index] === -1) failures.push(failure('invented-rank', item))
  if (given.length <= top)
    for (const item of twice.slice(0, 1)) failures.push(failure('invented-rank', item, 'has two places'))
  const known = places.filter((place) => place >= 0)
  const leading = known.slice(0, top)
  const isOrdered = leading.every((place, index) => index === 0 || place > (leading[index - 1] ?? -1))
  const isTop = failures.length > 0 || leading.every((place, index) => place === index)
  if (!isOrdered || !isTop)
    failures.push(
      failure(
        'wrong-order',
        null,
        `places ${leading
          .slice(0, 20)
          .map((place) => place + 1)
          .join(', ')}`,
      ),
    )
  return verdict(failures, orderScore(known, expected.length, given.length))
}

const pairsOf = 300

/** Pairs in the right order, over all pairs that either ranking has. */
function orderScore(places: readonly number[], expected: number, given: number): number {
  const known = places.slice(0, pairsOf)
  const size = Math.min(Math.max(expected, given), pairsOf)
  if (size < 2) return known[0] === 0 ? 1 : 0
  let right = 0
  for (let i = 0; i < known.length; i++)
    for (let j = i + 1; j < known.length; j++) if ((known[i] ?? 0) < (known[j] ?? 0)) right++
  return right / ((size * (size - 1)) / 2)
}
