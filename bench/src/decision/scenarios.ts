import { reviewLevel, reviewOrder } from '@tierdrop/decision'
import { pick } from './evaluation.ts'
import type { Random } from './random.ts'
import {
  type ClassOf,
  sessionClass,
  simulatedSeed,
  type UnitClass,
  unitClass,
  wholeOf,
} from './unit-class.ts'

export type Scenario = {
  name: string
  margin: number
  control: 'on' | 'off'
  classes: readonly UnitClass[]
  draw: (random: Random) => number
}

const percent = (share: number) => `${Number((share * 100).toFixed(2))} %`
const lost = unitClass({ candidate: false, control: true })
const won = unitClass({ candidate: true, control: false })
const bothFail = unitClass({ candidate: false, control: false })
const tied = unitClass({ candidate: true, control: true })

function scenario(
  name: string,
  margin: number,
  parts: readonly { of: UnitClass; share: number }[],
  rest: UnitClass,
  control: 'on' | 'off' = 'on',
): Scenario {
  const shares = parts.map(({ share }) => share)
  return {
    name,
    margin,
    control,
    classes: [...parts.map(({ of }) => of), rest],
    draw: (random) => pick(shares, random),
  }
}

/** Candidate and control fail each by itself; `loss` is the mean loss of the informative units. */
export function independentNoise(noise: number, margin: number, loss: number): Scenario {
  const fails = (loss + noise) / (1 + loss * noise)
  return scenario(
    `${percent(noise)} noise, independent`,
    margin,
    [
      { of: lost, share: fails * (1 - noise) },
      { of: won, share: noise * (1 - fails) },
      { of: bothFail, share: fails * noise },
    ],
    tied,
  )
}

/** The noise sits on ambiguous items, on which each arm fails half of the time. */
export function ambiguousItems(noise: number, margin: number, loss: number): Scenario {
  const items = 2 * noise
  const worse = loss * (1 - items / 4)
  return scenario(
    `${percent(noise)} noise, on the same ambiguous items`,
    margin,
    [
      { of: lost, share: items / 4 + worse },
      { of: won, share: items / 4 },
      { of: bothFail, share: items / 4 },
    ],
    tied,
  )
}

/** Disagreements as often for as against it, around a mean loss. */
export function balanced(disagreement: number, margin: number, loss: number): Scenario {
  return scenario(
    `${percent(disagreement)} + ${percent(disagreement)} disagreements`,
    margin,
    [
      { of: lost, share: disagreement + loss },
      { of: won, share: disagreement },
    ],
    tied,
  )
}

export function controlsOff(margin: number, loss: number): Scenario {
  const failing = unitClass({ candidate: false, control: null })
  return scenario(
    'controls off',
    margin,
    [{ of: failing, share: loss }],
    unitClass({ candidate: true, control: null }),
    'off',
  )
}

/** Sessions of one to six exchanges; in a bad one every second reply is wrong. */
export function sessions(margin: number, loss: number): Scenario {
  const good: ClassOf = { candidate: true, control: true }
  const bad: ClassOf = { candidate: false, control: true }
  return scenario(
    'correlated sessions, counted as they close',
    margin,
    [{ of: sessionClass([good, bad, bad]), share: loss }],
    sessionClass([good, good, good]),
  )
}

/** A score between the multiples of 1/20: the coin that rounds it falls as its hash does. */
function scored(difference: number, up: boolean): UnitClass {
  const control = difference > 0 ? 0.9 : 0.9 + difference
  const scores = { control, candidate: control - difference }
  for (let i = 0; ; i += 1) {
    const of = unitClass({ candidate: true, control: true, scores, unit: `score-${i}` })
    const [entry] = wholeOf(of).paired
    if (entry && entry.loss > difference === up) return of
  }
}

export function scores(margin: number): Scenario {
  const worse = 0.113
  const better = -0.0631
  const often = 0.4
  // the mean is the margin
  const rarely = (often * worse - margin) / -better
  const upShare = (loss: number) => loss * 20 - Math.floor(loss * 20)
  const parts = [
    { loss: worse, share: often },
    { loss: better, share: rarely },
  ].flatMap(({ loss, share }) => [
    { of: scored(loss, true), share: share * upShare(loss) },
    { of: scored(loss, false), share: share * (1 - upShare(loss)) },
  ])
  const same = { candidate: 0.9, control: 0.9 }
  return scenario(
    'scores, rounded by a coin',
    margin,
    parts,
    unitClass({ candidate: true, control: true, scores: same }),
  )
}

/** Only failures that are equivalent are ever labelled; the really worse ones are the margin. */
export function selectiveReviews(margin: number, loss: number): Scenario {
  return scenario(
    'reviewers label only what is equivalent',
    margin,
    [
      { of: unitClass({ candidate: false, control: true, label: 'equivalent' }), share: 0.04 },
      { of: lost, share: loss },
    ],
    tied,
  )
}

/** A grader that passes nobody; the first third in the order of reviews is reviewed. */
export function saturatedGrader(margin: number, worse: number, reviewedShare: number): Scenario {
  const parts = new Map<string, { of: UnitClass; share: number }>()
  const n = 4000
  for (let i = 0; i < n; i += 1) {
    const unit = `saturated-${i}`
    const order = reviewOrder(simulatedSeed, unit, 'candidate')
    const isReviewed = order < reviewedShare
    const labels = isReviewed
      ? [
          { label: 'worse' as const, share: worse },
          { label: 'equivalent' as const, share: 1 - worse },
        ]
      : [{ label: null, share: 1 }]
    for (const { label, share } of labels) {
      const key = `${reviewLevel(order)} ${label}`
      const before = parts.get(key)
      if (before) before.share += share / n
      else
        parts.set(key, { of: unitClass({ candidate: false, control: false, label, unit }), share: share / n })
    }
  }
  const list = [...parts.values()]
  const [first, ...others] = list
  if (!first) throw new Error('no unit')
  const name = reviewedShare > 0 ? `${percent(reviewedShare)} reviewed in order` : 'nothing reviewed'
  return scenario(`a grader that passes nobody, ${name}`, margin, others, first.of)
}
