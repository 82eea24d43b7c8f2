import { failure } from '@tierdrop/config'
import { type CandidateVerdict, logEHarm, logESafe, type TaskVerdict } from '@tierdrop/decision'
import { points } from '../figures.ts'
import { type Finding, finding, openFinding } from './finding.ts'
import type { CellThresholds } from './thresholds.ts'

/** Stored verdicts against what a team expects of them. */
export function checkCells(
  tasks: readonly TaskVerdict[],
  asked: Readonly<Record<string, Readonly<Record<string, CellThresholds>>>>,
): Finding[] {
  return Object.entries(asked).flatMap(([name, candidates]) => {
    const task = tasks.find((it) => it.task === name)
    if (!task) {
      const seen = tasks.map((it) => it.task).join(', ') || 'none yet'
      return [openFinding(name, 'task', `has not been seen (seen: ${seen})`)]
    }
    return Object.entries(candidates).flatMap(([candidate, thresholds]) => {
      const verdict = task.candidates.find((it) => it.candidate === candidate)
      if (!verdict) {
        const there = task.candidates.map((it) => it.candidate).join(', ') || 'none'
        throw failure('USAGE', {
          reason: `thresholds: tasks.${name}.${candidate}: no such candidate; there are: ${there}`,
        })
      }
      return checkCell(verdict, thresholds)
    })
  })
}

function checkCell(it: CandidateVerdict, { verdict, loss, saving }: CellThresholds): Finding[] {
  const of = `${it.task} on ${it.candidate}`
  return [
    ...(verdict === undefined ? [] : [checkWord(of, it, [verdict].flat())]),
    ...(loss === undefined ? [] : [checkLoss(of, it, loss.atMost)]),
    ...(saving === undefined ? [] : [checkSaving(of, it, saving.atLeast)]),
  ]
}

function checkWord(of: string, it: CandidateVerdict, expected: readonly string[]): Finding {
  const met = expected.includes(it.verdict)
  const state = met ? 'ok' : it.verdict === 'undecided' ? 'open' : 'no'
  const why = met ? '' : `: ${it.reasons.map(({ text }) => text).join('; ')}`
  const text = `${it.verdict}, ${expected.join(' or ')} asked${why}`
  const { low, high } = it.loss
  return { of, what: 'verdict', state, text, threshold: expected.join(' or '), value: it.verdict, low, high }
}

function checkLoss(of: string, it: CandidateVerdict, atMost: number): Finding {
  const enough = -Math.log(it.alpha)
  const state =
    logEHarm(it.histogram, atMost) >= enough ? 'no' : logESafe(it.histogram, atMost) >= enough ? 'ok' : 'open'
  const { mean, low, high } = it.loss
  return finding(
    of,
    'loss',
    state,
    { threshold: atMost, words: 'at most', figure: points, unit: 'points' },
    { value: mean, low, high },
  )
}

function checkSaving(of: string, { saving }: CandidateVerdict, atLeast: number): Finding {
  if (!saving.known) return openFinding(of, 'saving', `unknown: ${saving.reason}`, atLeast)
  if (saving.perMonth === null)
    return openFinding(of, 'saving', 'unknown: so is the traffic of a day', atLeast)
  const [value, low, high] = [saving.perMonth.mean, saving.perMonth.low, saving.perMonth.high].map(
    (nano) => nano / 1e9,
  ) as [number, number, number]
  const state = low >= atLeast ? 'ok' : high < atLeast ? 'no' : 'open'
  const figure = (usd: number) => usd.toFixed(2)
  return finding(
    of,
    'saving',
    state,
    { threshold: atLeast, words: 'at least', figure, unit: 'USD a month' },
    { value, low, high },
  )
}
