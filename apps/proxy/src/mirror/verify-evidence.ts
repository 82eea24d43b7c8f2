import { isDeepStrictEqual } from 'node:util'
import { type Evidence, sumEvidence } from '@tierdrop/decision'
import type { EvidenceKey, EvidenceRow, Store } from '@tierdrop/store'
import { unitDeltas } from './count-units.ts'

export type EvidenceDifference = EvidenceKey & {
  tierName: string
  /** null: there is none */
  stored: Evidence | null
  recomputed: Evidence | null
}

const page = 500

/** Recomputes all evidence from grades and labels: what differs from what is stored, if anything. */
export async function verifyEvidence(
  store: Pick<Store, 'countedUnits' | 'evidence'>,
  { evaluation, seed }: { evaluation: string; seed: string },
): Promise<{ units: number; cells: number; differences: EvidenceDifference[] }> {
  const sums = new Map<string, EvidenceRow>()
  let units = 0
  for (let after = 0; ; ) {
    const counted = await store.countedUnits(evaluation, { after, limit: page })
    units += counted.units.length
    const deltas = counted.units.flatMap((unit) => unitDeltas(unit, evaluation, seed))
    for (const [key, rows] of Map.groupBy(deltas, keyOf)) {
      const [first] = rows
      if (!first) continue
      const parts = rows.map(({ evidence }) => evidence)
      const before = sums.get(key)
      if (before) parts.unshift(before.evidence)
      sums.set(key, { ...first, evidence: sumEvidence(parts) })
    }
    if (counted.next === null) break
    after = counted.next
  }

  const stored = new Map((await store.evidence({ evaluation })).map((row) => [keyOf(row), row]))
  const differences: EvidenceDifference[] = []
  for (const key of [...new Set([...stored.keys(), ...sums.keys()])].sort()) {
    const [kept, sum] = [stored.get(key), sums.get(key)]
    const row = kept ?? sum
    if (!row || (kept && sum && isSame(kept.evidence, sum.evidence))) continue
    const { evidence: _, ...named } = row
    differences.push({ ...named, stored: kept?.evidence ?? null, recomputed: sum?.evidence ?? null })
  }
  return { units, cells: stored.size, differences }
}

function keyOf({ taskVersion, tierRevision, slice, day, reading }: EvidenceKey): string {
  return JSON.stringify([taskVersion, tierRevision, day, reading, slice])
}

/** As the store would give it back. */
function isSame(one: Evidence, other: Evidence): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))
}
