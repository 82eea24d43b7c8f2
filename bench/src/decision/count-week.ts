import { addEvidence, countUnit, type Evidence, emptyEvidence } from '@tierdrop/decision'
import { randomOf } from './random.ts'
import { simulatedSeed } from './unit-class.ts'

export const dayMs = 86_400_000
export type Row = {
  slice: string
  reading: 'as-is' | 'with-fallback'
  day: string
  evidence: Evidence
}

export const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/** A week of units counted one by one: rows as the store holds them, and what a unit costs. */
export function countWeek(units: number, loss: number, seed: number): { rows: Row[]; msPerUnit: number } {
  const random = randomOf(seed)
  const rows = new Map<string, Row>()
  const start = process.cpuUsage()
  for (let i = 0; i < units; i += 1) {
    const at = Math.floor((i * 7 * dayMs) / units)
    const day = String(Math.floor(at / dayMs))
    const fails = random() < loss
    const deltas = countUnit({
      unit: `unit-${i}`,
      candidate: 'candidate',
      seed: simulatedSeed,
      exchanges: [
        {
          at,
          candidate: fails
            ? { outcome: 'failed', detectable: random() < 0.3, failures: ['wrong-value'] }
            : { outcome: 'passed' },
          control:
            random() < 0.02
              ? { outcome: 'failed', detectable: false, failures: ['differs'] }
              : { outcome: 'passed' },
          against: 'primary',
          label: null,
          primaryNano: 800_000 + Math.floor(random() * 400_000),
          candidateNano: 150_000 + Math.floor(random() * 80_000),
          primaryLatency: { firstMs: 300 + 400 * random(), totalMs: 700 + 2000 * random() },
          candidateLatency: { firstMs: 200 + 300 * random(), totalMs: 400 + 1500 * random() },
          facets: {
            inputTokens: Math.floor(Math.exp(5 + 4 * random())),
            toolCount: Math.floor(random() * 3),
            step: 0,
            language: 'en',
            image: false,
            schema: null,
          },
        },
      ],
    })
    for (const delta of deltas) {
      const key = `${delta.reading} ${day} ${delta.slice}`
      const before = rows.get(key)?.evidence ?? emptyEvidence()
      rows.set(key, { ...delta, day, evidence: addEvidence(before, delta.evidence) })
    }
  }
  return { rows: [...rows.values()], msPerUnit: cpuMs(start) / units }
}

/** As many times the units as the factor says, a power of two. */
export function grow(rows: readonly Row[], factor: number): Row[] {
  return rows.map((row) => {
    let { evidence } = row
    for (let left = factor; left > 1; left /= 2) evidence = addEvidence(evidence, evidence)
    return { ...row, evidence }
  })
}
