const digits = 12

/**
 * Numbers as they leave: to 12 significant digits, so that a last bit that another machine's
 * arithmetic might turn never shows, and finite, so that JSON keeps them.
 */
export function present<T>(value: T): T {
  return presentAny(value) as T
}

function presentAny(value: unknown): unknown {
  if (typeof value === 'number') return presentNumber(value)
  if (Array.isArray(value)) return value.map(presentAny)
  if (typeof value === 'object' && value !== null) {
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(value)) copy[key] = presentAny((value as Record<string, unknown>)[key])
    return copy
  }
  return value
}

function presentNumber(value: number): number {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE
  if (value === Number.NEGATIVE_INFINITY) return -Number.MAX_VALUE
  return Number(value.toPrecision(digits))
}
