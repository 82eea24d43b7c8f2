import { limits } from './limits.ts'
import { scanJson } from './scan-json.ts'

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** of Unicode's private use: what a text begins with that stands for a number */
const mark = '\ue000'

/** An id of 64 bits has more digits than a double holds. */
const longNumber = /\d{16}|\de\+?\d{3}/i

/** Whether a text that is JSON may have a number that no double holds. */
export function mayBeBeyondDoubles(text: string): boolean {
  return longNumber.test(text)
}

/** JSON with numbers beyond doubles as they are written; for text that does not nest deeply. */
export function readExact(text: string): unknown {
  return mayBeBeyondDoubles(text)
    ? parseExact(text, scanJson(text, limits.depth).beyondDoubles)
    : (JSON.parse(text) as unknown)
}

/** Back to JSON: an integer beyond doubles as its digits. */
export function writeExact(value: unknown): string {
  return JSON.stringify(value, asDigits)
}

function asDigits(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? raw.rawJSON(value.toString()) : value
}

/** of JavaScript since 2025, which the compiler does not know yet */
const raw = JSON as typeof JSON & { rawJSON(text: string): unknown }

/** Parsed so that a number beyond doubles stays as it is written: an integer as a bigint, any other as its text. */
export function parseExact(text: string, places: readonly number[]): unknown {
  if (/\ue000|\\ue000/i.test(text)) return JSON.parse(text, keep as (key: string, value: unknown) => unknown)
  const parts: string[] = []
  let from = 0
  for (const place of places) {
    number.lastIndex = place
    const written = number.exec(text)?.[0]
    if (written === undefined || Number.isSafeInteger(Number(written))) continue
    if (!/^-?\d+$/.test(written) && Number.isFinite(Number(written))) continue
    parts.push(text.slice(from, place), `"${mark}${written}"`)
    from = place + written.length
  }
  if (parts.length === 0) return JSON.parse(text)
  return unmarked(JSON.parse(parts.join('') + text.slice(from)))
}

/** Slower by far; where the mark itself is in the text. */
function keep(_key: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || source === undefined || Number.isSafeInteger(value)) return value
  if (!Number.isFinite(value)) return source
  return /^-?\d{16,}$/.test(source) ? BigInt(source) : value
}

function unmarked(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(mark) ? meant(value.slice(1)) : value
  if (typeof value !== 'object' || value === null) return value
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder)) {
    const inner = holder[key]
    const plain = unmarked(inner)
    // JSON may well name a field __proto__: it is set like any other.
    if (plain !== inner) Object.defineProperty(holder, key, { value: plain, ...open })
  }
  return value
}

const open = { enumerable: true, writable: true, configurable: true }

function meant(written: string): unknown {
  return /^-?\d+$/.test(written) ? BigInt(written) : written
}
