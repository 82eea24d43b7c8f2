import type { Moments, MoneyMoments } from './types.ts'

export const noMoney: MoneyMoments = { n: 0, sum: 0, squares: '0' }

export function moneyOf(nano: number): MoneyMoments {
  if (!Number.isSafeInteger(nano)) throw new RangeError(`money is in integer nano-dollars, not ${nano}`)
  return { n: 1, sum: nano, squares: String(BigInt(nano) * BigInt(nano)) }
}

export function addMoney(a: MoneyMoments, b: MoneyMoments): MoneyMoments {
  if (b.n === 0) return a
  if (a.n === 0) return b
  return {
    n: a.n + b.n,
    sum: exactSum(a.sum, b.sum),
    squares: String(BigInt(a.squares) + BigInt(b.squares)),
  }
}

export function subtractMoney(a: MoneyMoments, b: MoneyMoments): MoneyMoments {
  if (b.n === 0) return a
  return {
    n: a.n - b.n,
    sum: exactSum(a.sum, -b.sum),
    squares: String(BigInt(a.squares) - BigInt(b.squares)),
  }
}

/** Nine million dollars in one cell is where doubles stop being exact; better loud than wrong. */
function exactSum(a: number, b: number): number {
  const sum = a + b
  if (!Number.isSafeInteger(sum)) throw new RangeError(`a sum of money outgrew its exact range: ${a} + ${b}`)
  return sum
}

/** For the formulas, which work on doubles; rounded once, so the same for any order of addition. */
export function momentsOf({ n, sum, squares }: MoneyMoments): Moments {
  return { n, sum, sumSquares: Number(squares) }
}
