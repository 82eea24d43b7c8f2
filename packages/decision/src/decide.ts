import { type Assessment, assess, isPlainlySafe } from './assess.ts'
import { assessRules } from './assess-rules.ts'
import {
  admit,
  type Contender,
  chooseSwitches,
  isSwitched,
  type Ledger,
  openLedger,
  weightOf,
  wholeShare,
} from './family.ts'
import { present } from './present.ts'
import { recommend } from './recommend.ts'
import type { PriceFactors } from './saving.ts'
import { countedOf, recordAnew } from './start-anew.ts'
import type { TaskInput, TaskVerdict } from './verdict.ts'
import { type Question, verdictOf } from './verdict-of.ts'

export type Decided = { tasks: TaskVerdict[]; ledger: Ledger }

/** The verdicts of one task by itself. With the ledger of its evaluation, among all questions asked there. */
export function decide(task: TaskInput, ledger: Ledger = openLedger()): TaskVerdict & { ledger: Ledger } {
  const decided = decideAll([task], ledger)
  const [verdict] = decided.tasks
  if (verdict === undefined) throw new Error('one task in, one verdict out')
  return { ...verdict, ledger: decided.ledger }
}

/** All verdicts of an evaluation, and the ledger to give back the next time. */
export function decideAll(
  tasks: readonly TaskInput[],
  before: Ledger = openLedger(),
  prices?: (task: string, candidate: string) => PriceFactors,
): Decided {
  const counted = tasks.map((task) => countedOf(task, before))
  const assessments = counted.flatMap((task) =>
    task.candidates.map((input) => assess(task, input, prices?.(task.task, input.candidate))),
  )
  const admitted = seal(
    recordAnew(
      admit(
        before,
        assessments.map(({ key }) => key),
      ),
      counted,
    ),
    assessments,
  )
  const questions = assessments.map((assessment) => ask(assessment, admitted))
  const ledger = record(admitted, questions)
  const verdicts = questions.map((question) => ({
    task: question.assessment.task,
    verdict: present(verdictOf(question, ledger)),
  }))
  return {
    ledger,
    tasks: counted.map((task) => {
      const candidates = verdicts.filter((one) => one.task === task).map(({ verdict }) => verdict)
      const { version } = task
      return { task: task.task, version, candidates, recommendation: present(recommend(task, candidates)) }
    }),
  }
}

/**
 * The questions known at the start share most of the risk. Tasks are found as traffic comes, so the
 * start lasts until the first candidate has its units and span: neither depends on any loss.
 */
function seal(ledger: Ledger, assessments: readonly Assessment[]): Ledger {
  if (ledger.sealed) return ledger
  const isReady = assessments.some(({ gathered: { whole, span }, input: { policy } }) => {
    const counted = whole.units - whole.leftOut
    return counted > 0 && counted >= policy.minUnits && span >= policy.minSpan
  })
  return isReady ? { ...ledger, sealed: true } : ledger
}

function ask(assessment: Assessment, ledger: Ledger): Question {
  const weight = weightOf(ledger, assessment.key)
  const wasSwitched = isSwitched(ledger, assessment.key, null)
  const isOpen = !wasSwitched && !isPlainlySafe(assessment.safety) && assessment.unfit.length === 0
  return { assessment, weight, ...assessRules(assessment, ledger, weight, isOpen) }
}

/** Who switches now, and everything that was nominated. */
function record(ledger: Ledger, questions: readonly Question[]): Ledger {
  const contenders = ledger.sealed ? questions.flatMap((question) => contendersOf(question, ledger)) : []
  const chosen = chooseSwitches(contenders, ledger.switched.length)
  const nominated = questions
    .filter(({ nominations }) => nominations.searchedDay !== null)
    .map(({ assessment, nominations }) => [assessment.key, nominations] as const)
  return {
    ...ledger,
    switched: [...ledger.switched, ...chosen.map(({ key, rule }) => ({ key, rule }))],
    rules: { ...ledger.rules, ...Object.fromEntries(nominated) },
  }
}

function contendersOf({ assessment, weight, rules }: Question, ledger: Ledger): Contender[] {
  const { key, safety, unfit, stay, waiting } = assessment
  if (unfit.length > 0) return []
  const contenders: Contender[] = rules
    .filter(({ against }) => against.length === 0)
    .map(({ name, logESafe, alpha, weight: own }) => ({
      key,
      rule: name,
      weight: own,
      logE: logESafe,
      alpha,
    }))
  if (stay.length === 0 && waiting.length === 0) {
    const { logESafe: logE, alpha } = safety
    contenders.push({ key, rule: null, weight: wholeShare * weight, logE, alpha })
  }
  return contenders.filter(({ rule }) => !isSwitched(ledger, key, rule))
}
