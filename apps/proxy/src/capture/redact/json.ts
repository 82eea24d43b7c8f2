import type { RedactText } from './text.ts'

/** Redacts every text in a JSON value; the value itself comes back where nothing was found. */
export function redactValue(value: unknown, redact: RedactText): unknown {
  if (typeof value === 'string') return redactString(value, redact)
  if (typeof value === 'number') return redactNumber(value, redact)
  if (Array.isArray(value)) return redactArray(value, redact)
  if (value !== null && typeof value === 'object') return redactObject(value, redact)
  return value
}

/** Arguments of tools and replies in JSON mode are JSON inside of a text: they stay JSON as well. */
export function redactString(text: string, redact: RedactText): string {
  const first = text.charCodeAt(0)
  if (first === 123 || first === 91) {
    const inner = parse(text)
    if (inner !== undefined) {
      const redacted = redactValue(inner, redact)
      return redacted === inner ? text : JSON.stringify(redacted)
    }
  }
  return redact(text)
}

function redactNumber(value: number, redact: RedactText): unknown {
  // a card number without its quotes; shorter numbers are amounts, counts and times
  if (value < 1e12 || !Number.isSafeInteger(value)) return value
  const text = String(value)
  const redacted = redact(text)
  return redacted === text ? value : redacted
}

function redactArray(list: readonly unknown[], redact: RedactText): unknown {
  let changed: unknown[] | null = null
  for (let i = 0; i < list.length; i++) {
    const redacted = redactValue(list[i], redact)
    if (redacted === list[i]) continue
    changed ??= [...list]
    changed[i] = redacted
  }
  return changed ?? list
}

function redactObject(object: object, redact: RedactText): unknown {
  const fields = object as Readonly<Record<string, unknown>>
  const keys = Object.keys(fields)
  let changed: [string, unknown][] | null = null
  for (const [i, key] of keys.entries()) {
    const name = redact(key)
    const value = redactField(key, fields[key], redact)
    if (!changed) {
      if (name === key && value === fields[key]) continue
      changed = keys.slice(0, i).map((before) => [before, fields[before]])
    }
    changed.push([name, value])
  }
  return changed ? Object.fromEntries(changed) : object
}

/** Fields whose name alone says that they hold a credential: of MCP servers in requests, of tools' arguments. */
const credentialName =
  /^(?:authorization(?:_token)?|.{0,40}(?:password|passwd|secret|api[_-]?key|access[_-]?key|private[_-]?key|(?:access|auth|refresh|id)[_-]?token))$/i
const asSecret = 'secret='

function redactField(key: string, value: unknown, redact: RedactText): unknown {
  const redacted = redactValue(value, redact)
  if (redacted !== value || typeof value !== 'string' || !credentialName.test(key)) return redacted
  const told = redact(asSecret + value)
  return told.startsWith(asSecret) ? told.slice(asSecret.length) : redacted
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
