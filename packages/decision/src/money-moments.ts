import type { Signed } from './counts.ts'
import type { Moments, MoneyMoments } from './types.ts'

export const noMoney: MoneyMoments = { n: 0, sum: 0, squares: '0' }

export function moneyOf(nano: number): MoneyMoments {
  if (!Number.isSafeInteger(nano)) throw new RangeError(`money is in integer nano-dollars, not ${nano}`)
  return { n: 1, sum: nano, squares: squareOf(nano) }
}

/** Of up to nine cents a double is exact, and quicker. */
function squareOf(nano: number): string {
  const square = nano * nano
  return String(Number.isSafeInteger(square) ? square : BigInt(nano) * BigInt(nano))
}

export function sumMoney(list: readonly Signed<MoneyMoments>[]): MoneyMoments {
  const [first] = list
  if (first === undefined) return noMoney
  if (list.length === 1 && first.sign === 1) return first.value
  let n = 0
  let sum = 0
  for (const { value, sign } of list) {
    n += sign * value.n
    sum = exactSum(sum, sign * value.sum)
  }
  return { n, sum, squares: sumSquares(list) }
}

/** In doubles as long as they are exact, which is most cells' whole life. */
function sumSquares(list: readonly Signed<MoneyMoments>[]): string {
  let sum = 0
  for (const { value, sign } of list) {
    const own = Number(value.squares)
    sum += sign * own
    if (!(Number.isSafeInteger(own) && Number.isSafeInteger(sum))) return sumExactly(list)
  }
  return String(sum)
}

function sumExactly(list: readonly Signed<MoneyMoments>[]): string {
  let sum = 0n
  for (const { value, sign } of list) sum += BigInt(sign) * BigInt(value.squares)
  return String(sum)
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
