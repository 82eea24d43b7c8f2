/** 19.99 is a multiple of 0.01, whatever doubles make of it: both are taken as they are written. */
export function isMultipleOf(factor: number, value: number): boolean {
  if (Number.isSafeInteger(factor) && Number.isSafeInteger(value)) return value % factor === 0
  if (!(factor > 0) || !Number.isFinite(value)) return !(factor > 0)
  const quotient = value / factor
  // So far from a whole number that no rounding is to blame.
  if (Math.abs(quotient) < 1e12 && Math.abs(quotient - Math.round(quotient)) > 1e-3) return false
  const [one, other] = [decimal(value), decimal(factor)]
  const exponent = Math.min(one.exponent, other.exponent)
  return (
    (one.digits * 10n ** BigInt(one.exponent - exponent)) %
      (other.digits * 10n ** BigInt(other.exponent - exponent)) ===
    0n
  )
}

function decimal(value: number): { digits: bigint; exponent: number } {
  const [mantissa = '0', power = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length }
}
