import { logESafe } from '@tierdrop/decision'
import type { BenchOptions, Figure } from '../figure.ts'
import { alpha, lookEvery, policyOf, verdictOf } from './evaluation.ts'
import { randomOf } from './random.ts'
import { shareFigure } from './share.ts'
import { unitClass } from './unit-class.ts'

const margin = 0.02
const classes = [
  unitClass({ candidate: false, control: true }),
  unitClass({ candidate: true, control: true }),
]
const target = -Math.log(alpha)

/** Looked at by the screen, said by the real decision. */
function isSafe(lost: number, n: number): boolean {
  const histogram = [
    { loss: 0, count: n - lost },
    { loss: 1, count: lost },
  ]
  if (logESafe(histogram, margin) < target - 0.2) return false
  return verdictOf(classes, [lost, n - lost], policyOf(margin)).plainlySafe
}

/**
 * A failure takes longer to grade than a pass. Units count in the order of closing up to the first
 * that is not settled; beside it, what counting them as they settle would say.
 */
export function lateLosses({ quick, log }: BenchOptions): Figure[] {
  log('late losses')
  const runs = quick ? 100 : 1000
  const most = quick ? 1500 : 4000
  const delay = 200
  let ordered = 0
  let asSettled = 0
  for (let run = 0; run < runs; run += 1) {
    const random = randomOf(7_000_000 + run)
    const losses: number[] = []
    let safe = false
    let naive = false
    for (let n = 1; n <= most; n += 1) {
      if (random() < margin) losses.push(n)
      if (n % lookEvery !== 0) continue
      const settled = losses.filter((at) => at <= n - delay).length
      const firstOpen = losses[settled] ?? n + 1
      safe ||= isSafe(settled, firstOpen - 1)
      naive ||= isSafe(settled, n - (losses.length - settled))
      if (safe && naive) break
    }
    if (safe) ordered += 1
    if (naive) asSettled += 1
  }
  return [
    shareFigure(
      'false safe at the margin of 2 %: losses settle 200 units late, counted in order',
      ordered,
      runs,
      alpha,
    ),
    shareFigure('  the same e-values, counted as they settle', asSettled, runs, null),
  ]
}

/** Sessions counted as they close, beside counting each from its first reply on. */
export function growingSessions({ quick, log }: BenchOptions): Figure[] {
  log('growing sessions')
  const runs = quick ? 100 : 1000
  const most = quick ? 1500 : 4000
  const longest = 6
  const between = 200
  const wrongReply = 0.25
  // in a bad session every fourth reply is wrong; sessions have one to six replies
  const failing =
    1 -
    Array.from({ length: longest }, (_, k) => (1 - wrongReply) ** (k + 1)).reduce((a, b) => a + b) / longest
  let closed = 0
  let growing = 0
  for (let run = 0; run < runs; run += 1) {
    const random = randomOf(8_000_000 + run)
    const list: { closes: number; failsAt: number }[] = []
    let safe = false
    let naive = false
    for (let n = 1; n <= most; n += 1) {
      list.push(session(random, n))
      if (n % lookEvery !== 0) continue
      const firstOpen = list.findIndex(({ closes }) => closes > n)
      const done = firstOpen < 0 ? list : list.slice(0, firstOpen)
      safe ||= isSafe(done.filter(({ failsAt }) => failsAt < Number.POSITIVE_INFINITY).length, done.length)
      naive ||= isSafe(list.filter(({ failsAt }) => failsAt <= n).length, n)
      if (safe && naive) break
    }
    if (safe) closed += 1
    if (naive) growing += 1
  }
  return [
    shareFigure(
      'false safe at the margin of 2 %: sessions that grow while looked at, counted closed',
      closed,
      runs,
      alpha,
    ),
    shareFigure('  the same e-values, sessions counted from their first reply on', growing, runs, null),
  ]

  function session(random: () => number, n: number) {
    const length = 1 + Math.floor(random() * longest)
    const isBad = random() < margin / failing
    let failsAt = Number.POSITIVE_INFINITY
    for (let reply = 0; reply < length && isBad; reply += 1) {
      if (random() < wrongReply) {
        failsAt = n + reply * between
        break
      }
    }
    return { closes: n + (length - 1) * between, failsAt }
  }
}
