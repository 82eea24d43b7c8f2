import { createHash } from 'node:crypto'
import { failure, type Grade, type GradedTask, grade, gradersFor, type Reference } from '@tierdrop/scoring'
import type { ExchangeRow, ExchangeText, GradeRow } from '@tierdrop/store'
import { type Conversation, type ExchangeReading, readExchange } from '@tierdrop/wire'
import type { Redactor } from '../capture/redact/redactor.ts'
import { byCoverage } from './coverage-score.ts'
import type { ScoredTask } from './grader-tasks.ts'

/** What a reply is measured by: the truth where a case has one, else the primary's own reply. */
export function referenceOf(exchange: ExchangeRow, text: ExchangeText): Reference {
  if (text.truth !== undefined) return { from: 'truth', truth: JSON.parse(text.truth) }
  const { reply } = readExchange({
    dialect: exchange.dialect,
    request: JSON.parse(text.request),
    response: { status: exchange.httpStatus ?? 0, contentType: text.contentType, body: text.response },
  })
  return { from: 'primary', reply }
}

export async function gradeReply(
  exchange: ExchangeRow,
  text: ExchangeText,
  reading: Pick<ExchangeReading, 'conversation' | 'reply' | 'stop'>,
  task: GradedTask,
): Promise<Grade> {
  return grade(
    {
      conversation: reading.conversation,
      reference: referenceOf(exchange, text),
      candidate: reading.reply,
      stop: reading.stop,
    },
    task,
  )
}

/** The grade of a call that brought no reply, by the candidate's own doing. */
export function gradeOfFailure(code: 'timeout' | 'rejected' | 'invalid', message: string): Grade {
  return {
    outcome: 'failed',
    score: 0,
    failures: [failure(code === 'timeout' ? 'too-slow' : 'error', null, message)],
  }
}

/**
 * Which graders, in which versions, with which options: any that changes makes another key, so that
 * grades are kept apart.
 */
export function graderOf(task: ScoredTask, conversation: Conversation): { name: string; version: number } {
  const graders = gradersFor(task.kind, task.options, conversation, task.graders)
  const isMeasured = task.score === 'coverage' && graders.some(({ name }) => name === 'summary')
  const names = `${graders.map(({ name }) => name).join('+')}${isMeasured ? byCoverage : ''}`
  const options = optionsKey(task)
  return {
    name: options === '' ? names : `${names}#${options}`,
    version: graders.reduce((sum, { version }) => sum + version, 0),
  }
}

const optionKeys = new WeakMap<GradedTask, string>()

function optionsKey(task: GradedTask): string {
  const known = optionKeys.get(task)
  if (known !== undefined) return known
  const text = JSON.stringify(task.options)
  const key = text === '{}' ? '' : createHash('sha256').update(text).digest('hex').slice(0, 8)
  optionKeys.set(task, key)
  return key
}

export function gradeRow(
  trialId: string,
  graded: Grade,
  at: number,
  grader: { name: string; version: number },
  redactor: Pick<Redactor, 'plain'>,
): GradeRow {
  // Grading sees what the caller would; what is written down of it is redacted like everything else.
  const failures = (graded.outcome === 'failed' ? graded.failures : []).map((found) => ({
    ...found,
    path: found.path === null ? null : redactor.plain(found.path),
    detail: found.detail === null ? null : redactor.plain(found.detail),
  }))
  return {
    trialId,
    grader: grader.name,
    graderVersion: grader.version,
    at,
    outcome: graded.outcome,
    score: graded.outcome === 'unscored' ? null : graded.score,
    failures: JSON.stringify(failures),
    reason: graded.outcome === 'unscored' ? redactor.plain(graded.reason) : null,
    // The caller notices a reply in which anything is noticeably wrong.
    detectable: failures.some((found) => found.detectable),
  }
}
