import type { Config } from '@tierdrop/config'
import { type Admission, type Agreement, admitJudge } from '@tierdrop/decision'
import type { SharedLabels, Store } from '@tierdrop/store'
import { resolveTiers } from '@tierdrop/tiers'
import { taskNames } from '../task-names.ts'
import { type TaskJudge, taskJudge } from './task-judge.ts'

/** How far people agree with a task's judge. */
type Agreed = Admission & { task: string; taskKeys: string[]; judge: TaskJudge }

/** What a task's judge said so far, and how far people agree with it. */
export type JudgeState = Omit<Agreed, 'judge'> & {
  judge: { tier: string; grader: string; criteria: string }
  said: { passed: number; failed: number; unscored: number }
  /** whether units are counted by its labels now; the mirror sees to it that this follows admission */
  counts: boolean
}

type Read = Pick<Store, 'versions' | 'tasks' | 'sharedLabels'>

/** Of every task that has a judge and was seen, by its name. */
export async function judgeStates(
  config: Config,
  store: Read & Pick<Store, 'judged' | 'admissions'>,
): Promise<JudgeState[]> {
  const [judged, agreed] = await Promise.all([store.judged(), agreements(config, store)])
  const standing = new Map((await store.admissions()).map(({ taskKey, grader }) => [taskKey, grader]))
  return agreed.map(({ judge, ...agreement }) => {
    const { tier, grader, criteria } = judge
    const said = { passed: 0, failed: 0, unscored: 0 }
    for (const row of judged) {
      if (row.judge === grader && agreement.taskKeys.includes(row.taskKey)) said[row.outcome] += row.count
    }
    const counts = agreement.taskKeys.some((key) => standing.get(key) === grader)
    return { ...agreement, judge: { tier: tier.name, grader, criteria }, said, counts }
  })
}

async function agreements(config: Config, store: Read): Promise<Agreed[]> {
  const tiers = new Map(resolveTiers(config).map((tier) => [tier.name, tier]))
  const nameOf = taskNames(config, store)
  const keys = new Map<string, Set<string>>()
  for (const { key, taskKey } of await store.versions()) {
    const name = await nameOf(key)
    keys.set(name, (keys.get(name) ?? new Set()).add(taskKey))
  }
  const agreed: Agreed[] = []
  for (const [task, found] of [...keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const judge = taskJudge(config, task, (name) => tiers.get(name))
    if (!judge) continue
    const taskKeys = [...found].sort()
    const shared = await store.sharedLabels(judge.grader, taskKeys)
    agreed.push({ task, taskKeys, judge, ...admitJudge(agreementOf(shared)) })
  }
  return agreed
}

/** Worse or not: nothing else that a reviewer says is asked of a judge. */
function agreementOf(shared: readonly SharedLabels[]): Agreement {
  const count = (worse: boolean, outcome: SharedLabels['outcome']) =>
    shared
      .filter((it) => (it.label === 'worse') === worse && it.outcome === outcome)
      .reduce((sum, it) => sum + it.count, 0)
  return [
    [count(true, 'failed'), count(true, 'passed')],
    [count(false, 'failed'), count(false, 'passed')],
  ]
}

/** Admits whom people agree with and takes back whom they no longer do; counted units are counted anew. */
export async function settleAdmissions(
  config: Config,
  store: Read & Pick<Store, 'admissions' | 'admitJudge'>,
  { now, recount }: { now: number; recount: Parameters<Store['admitJudge']>[1] },
): Promise<void> {
  const wanted = new Map<string, string>()
  for (const { admitted, taskKeys, judge } of await agreements(config, store)) {
    if (admitted) for (const key of taskKeys) wanted.set(key, judge.grader)
  }
  const standing = new Map((await store.admissions()).map(({ taskKey, grader }) => [taskKey, grader]))
  for (const taskKey of [...new Set([...wanted.keys(), ...standing.keys()])].sort()) {
    const grader = wanted.get(taskKey) ?? null
    if (grader === (standing.get(taskKey) ?? null)) continue
    await store.admitJudge({ taskKey, grader, at: now }, recount)
  }
}
