import { describe, expect, it } from 'vitest'
import { candidate, evidenceOf, passed, policy, task, units, wrong } from '../test/build-evidence.ts'
import { decideAll } from './decide.ts'
import { explain } from './explain.ts'
import { openLedger } from './family.ts'

const failing = units(600, (i) => ({
  candidate: i % 40 === 7 ? wrong : passed,
  control: i % 60 === 9 ? wrong : passed,
  primaryNano: 900_000 + (i % 7) * 1000,
}))
const question = task([
  candidate(evidenceOf(failing), { policy: policy({ margin: 0.05, errorCostNano: 100_000 }) }),
])
const lines = explain([question], openLedger(), 'route-ticket', 'nano')
const text = lines.join('\n')

/** The numbers that follow these words, from the text alone. */
function after(words: string): number {
  const at = text.indexOf(words)
  const found = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/.exec(text.slice(at + words.length))
  if (at < 0 || !found) throw new Error(`the derivation does not say "${words}"`)
  return Number(found[0])
}

const bets = lines.flatMap((line) => {
  const found =
    /f = (\S+), w = (\S+): S\(deciding\) = (\S+), S\(reviewed\) = (\S+), H\(deciding\) = (\S+)/.exec(line)
  return found ? [found.slice(1).map((it) => Number(it.replace(',', '')))] : []
})
const mix = (column: number) =>
  Math.log(bets.reduce((sum, bet) => sum + (bet[1] ?? 0) * Math.exp(bet[column] ?? 0), 0))

describe('from what is printed alone follow', () => {
  it('both e-values, bet by bet', () => {
    expect(bets).toHaveLength(24)
    expect(bets.reduce((sum, [, w = 0]) => sum + w, 0)).toBeCloseTo(1, 9)
    const [m, losses] = [0.05, { lost: after('gross: '), won: after(' lost, ') }]
    const ties = after('compared ') - losses.lost - losses.won
    for (const [f = 0, , deciding = 0] of bets) {
      const term = (x: number) => Math.log(1 + (f * (m - x)) / (1 - m))
      expect(losses.lost * term(1) + losses.won * term(-1) + ties * term(0)).toBeCloseTo(deciding, 6)
    }
    expect(mix(2)).toBeCloseTo(after('log E(deciding) = '), 6)
    expect(mix(3)).toBeCloseTo(after('log E(reviewed) = '), 6)
    expect(Math.log(0.9 * Math.exp(mix(2)) + 0.1 * Math.exp(mix(3)))).toBeCloseTo(
      after('log(0.9 E(deciding) + 0.1 E(reviewed)) = '),
      6,
    )
    expect(mix(4)).toBeCloseTo(after('\nlogEHarm = '), 6)
  })

  it('the interval’s ends, where an e-value is 2 / alpha', () => {
    expect(after(': logEHarm = ')).toBeCloseTo(Math.log(2 / 0.05), 4)
    expect(after('; at m = ')).toBeCloseTo(decided().loss.high, 9)
    expect(after(': logESafe = ')).toBeCloseTo(Math.log(2 / 0.05), 4)
  })

  it('what a switch takes among all questions', () => {
    expect(-Math.log(0.05 * after('weight g = ') * 1)).toBeCloseTo(decided().logEToSwitch, 6)
  })

  it('the drift, day by day', () => {
    const terms = lines.flatMap((line) => {
      const found = /from here on logEHarm = (\S+), share 1\/\(s \(s \+ 1\)\) = (\S+)/.exec(line)
      return found ? [Number(found[2]) * Math.exp(Number((found[1] ?? '').replace(',', '')))] : []
    })
    expect(terms.length).toBe(2)
    expect(Math.log(terms.reduce((sum, term) => sum + term, 0))).toBeCloseTo(
      after('EHarm(days s … t) / (s (s + 1)) = '),
      6,
    )
  })

  it('the saving and its low end', () => {
    const n = after('per unit: n = ')
    const [sum, squares, a] = [after(`n = ${n}, sum = `), after('sum of squares = '), after('a = alpha/3 = ')]
    const q = (-2 * Math.log(a) + Math.log(1 - 2 * Math.log(a))) / 1000
    const sd = Math.sqrt(squares / n - (sum / n) ** 2)
    const width = sd * Math.sqrt(((2 * (n * q + 1)) / (n * n * q)) * Math.log(Math.sqrt(n * q + 1) / a))
    const { saving } = decided()
    if (!saving.known) throw new Error('the saving is known')
    const base = sum / n - width
    expect(base).toBeCloseTo(after(`${after('a = alpha/3 = ')}: [`), -1)
    const r = saving.unusable.high
    const low =
      saving.primary -
      ((saving.primary - base) * (1 + r) + r * r * saving.primary) -
      saving.wrong.high * 100_000
    expect(Math.abs(low / saving.perRequest.low - 1)).toBeLessThan(1e-6)
    expect(text).toContain(`${saving.perRequest.mean} [${saving.perRequest.low}`)
  })
})

it('says the same when what was decided is handed in', () => {
  const known = decideAll([question])
  expect(explain([question], known.ledger, 'route-ticket', 'nano', known)).toEqual(
    explain([question], openLedger(), 'route-ticket', 'nano'),
  )
})

function decided() {
  const verdict = decideAll([question]).tasks[0]?.candidates[0]
  if (!verdict) throw new Error('one candidate in, one verdict out')
  return verdict
}
