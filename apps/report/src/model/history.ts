import type { CandidateVerdict, Recommendation } from '@tierdrop/decision'
import type { RecommendationRow, Store, VerdictRow } from '@tierdrop/store'
import type { Said } from './types.ts'

/** so many times back, and then the page says that there is more */
const longest = 40

/**
 * What was said before, the newest first. The store answers what was last said as of a time, so the
 * way back goes from each time to the one before it.
 */
export async function historyOf(
  store: Pick<Store, 'latestVerdicts'>,
  evaluation: string,
  now: number,
  nameOf: (taskKey: string) => string,
): Promise<Said[]> {
  const said: Said[] = []
  let at = now
  for (let step = 0; step < longest; step += 1) {
    const { verdicts, recommendations } = await store.latestVerdicts(evaluation, at)
    const times = [...verdicts, ...recommendations].map((row) => row.at)
    if (times.length === 0) break
    const last = Math.max(...times)
    said.push(
      ...recommendations.filter((row) => row.at === last).map((row) => advice(row, nameOf)),
      ...verdicts.filter((row) => row.at === last).map((row) => verdict(row, nameOf)),
    )
    at = last - 1
  }
  return said.filter((it, index) => !isRepeated(it, said.slice(index + 1)))
}

/** Whether only figures had moved since the same was said: such a row is on record, and no news. */
function isRepeated({ task, candidate, revision, word, to, rule }: Said, earlier: readonly Said[]): boolean {
  const before = earlier.find((it) => it.task === task && it.candidate === candidate)
  if (before === undefined || before.revision !== revision) return false
  return before.word === word && before.to === to && before.rule === rule
}

function advice({ at, taskKey, body }: RecommendationRow, nameOf: (taskKey: string) => string): Said {
  const { action, candidate, revision, rule, reasons } = JSON.parse(body) as Recommendation
  return {
    at,
    task: nameOf(taskKey),
    candidate: null,
    to: candidate,
    revision,
    rule: rule?.name ?? null,
    word: action,
    units: null,
    why: why(reasons),
  }
}

function verdict({ at, taskKey, candidate, body }: VerdictRow, nameOf: (taskKey: string) => string): Said {
  const { verdict: word, revision, rule, units, reasons } = JSON.parse(body) as CandidateVerdict
  return {
    at,
    task: nameOf(taskKey),
    candidate,
    to: null,
    revision,
    rule: ruleOf(word, rule),
    word,
    units,
    why: why(reasons),
  }
}

/** The first two: all of them stand in the row itself, and the last ones are waited for anyway. */
function why(reasons: Recommendation['reasons']): string[] {
  return reasons.slice(0, 2).map(({ text }) => text)
}

/** A rule that is only looked at changes nothing of what is said. */
function ruleOf(word: CandidateVerdict['verdict'], rule: CandidateVerdict['rule']): string | null {
  return word === 'switch-if' ? (rule?.name ?? null) : null
}
