import { readFileSync } from 'node:fs'
import { failure } from '@tierdrop/config'
import type { Evidence } from '@tierdrop/decision'
import { z } from 'zod'
import type { CaseResult } from './call-case.ts'
import type { Suite } from './suite-schema.ts'

export type TierRun = {
  tier: string
  model: string
  vendor: string
  revision: string
  /** on its own, against the truth */
  evidence: Evidence
  /** beside the baseline, case by case; null for the baseline itself */
  beside: Evidence | null
  /** reasons for which cases have no grade, or no price */
  unscored: Readonly<Record<string, number>>
  unpriced: Readonly<Record<string, number>>
}

/** What `tierdrop eval` writes and `tierdrop check` reads: everything that is decided is decided from this. */
export type SuiteRun = {
  suite: string
  kind: Suite['kind']
  at: number
  /** the vendor was the simulated one */
  simulated: boolean
  cases: number
  baseline: string
  margin: number
  alpha: number
  thresholds: Suite['thresholds']
  tiers: readonly TierRun[]
  /** case by case in the suite's order, a word for each tier in theirs */
  outcomes: readonly { id: string; outcomes: readonly string[] }[]
}

/** A word a case and tier: passed, its failures, or why it has no grade. */
export function outcomeWord({ outcome }: CaseResult): string {
  if (outcome.outcome === 'failed') return outcome.failures.join(', ')
  return outcome.outcome === 'passed' ? 'passed' : `unscored: ${outcome.reason}`
}

/** A line a case, so that two runs can be compared by any diff. */
export function runText({ outcomes, ...run }: SuiteRun): string {
  const lines = outcomes.map((it) => JSON.stringify([it.id, ...it.outcomes]))
  const head = JSON.stringify(run, null, 1).replace(/\n}$/, '')
  return `${head},\n "outcomes": [\n${lines.join(',\n')}\n ]\n}\n`
}

const histogram = z.array(z.object({ loss: z.number(), count: z.number() }))
/** What decisions need of evidence; the rest goes along unread. */
const evidence = z.looseObject({
  units: z.number(),
  leftOut: z.number(),
  strict: histogram,
  paired: histogram,
})
const runSchema = z.object({
  suite: z.string(),
  kind: z.string(),
  at: z.number(),
  simulated: z.boolean(),
  cases: z.number(),
  baseline: z.string(),
  margin: z.number(),
  alpha: z.number(),
  // Durations were read once already.
  thresholds: z.record(z.string(), z.unknown()),
  tiers: z.array(
    z.looseObject({ tier: z.string(), model: z.string(), evidence, beside: evidence.nullable() }),
  ),
  outcomes: z.array(z.array(z.string()).min(1)),
})

export function readRun(path: string, shown: string): SuiteRun {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw failure('USAGE', {
      reason: `${shown}: ${missing ? 'there is no such run; `tierdrop eval SUITE --tier NAME` writes one' : (error as Error).message}`,
    })
  }
  const parsed = runSchema.safeParse(given)
  if (!parsed.success)
    throw failure('USAGE', { reason: `${shown}: is no run of a suite: ${z.prettifyError(parsed.error)}` })
  const { outcomes, ...run } = parsed.data
  // Written by `runText`; whoever edits evidence by hand breaks his own gate.
  return {
    ...(run as unknown as Omit<SuiteRun, 'outcomes'>),
    outcomes: outcomes.map(([id = '', ...words]) => ({ id, outcomes: words })),
  }
}
