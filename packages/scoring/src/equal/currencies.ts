import { currencyOf } from './quantities.ts'

const most = 5000

/** Every currency that a record names, by its sign or its code, alone or at a number. */
export function currenciesIn(record: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  const open: unknown[] = [record]
  for (let seen = 0; open.length > 0 && seen < most; seen++) {
    const value = open.pop()
    if (typeof value === 'string') {
      const currency = value.length <= 60 ? currencyOf(value) : null
      if (currency !== null) found.add(currency)
    } else if (typeof value === 'object' && value !== null) open.push(...Object.values(value).slice(0, most))
  }
  return found
}
