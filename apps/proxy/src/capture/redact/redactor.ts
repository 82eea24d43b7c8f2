import type { Config } from '@tierdrop/config'
import { card } from './card.ts'
import { email } from './email.ts'
import { redactEvents } from './events.ts'
import { iban } from './iban.ts'
import { ip } from './ip.ts'
import { parse, redactValue } from './json.ts'
import { changeAt, parsePath } from './path.ts'
import { patternDetector } from './pattern.ts'
import { phone } from './phone.ts'
import { createPlaceholder } from './placeholder.ts'
import { secret } from './secret.ts'
import { createTextRedactor } from './text.ts'

const detectors = [secret, email, iban, card, ip, phone]

export type Redactor = {
  /** false: nothing is ever changed */
  active: boolean
  plain: (text: string) => string
  /** a JSON body, an event stream or any other text; JSON stays JSON, and may be given parsed as well */
  body: (text: string, parsed?: unknown) => string
}

/** `key` makes placeholders the same in every process that has it: see `redactionKey`. */
export function createRedactor(config: Config['redact'], key: Buffer): Redactor {
  const placeholder = createPlaceholder(key)
  const own = Object.entries(config.patterns).map(([name, pattern]) => patternDetector(name, pattern))
  const paths = config.paths.map((path) => parsePath(path))
  const plain = createTextRedactor([...own, ...(config.builtin ? detectors : [])], placeholder)
  const active = config.builtin || own.length > 0 || paths.length > 0

  return {
    active,
    plain: (text) => (active ? plain(text) : text),
    body(text, parsed) {
      if (!active) return text
      const value = parsed ?? parse(text)
      if (value === null || typeof value !== 'object') return redactEvents(text, plain)
      const atPaths = paths.reduce<unknown>(
        (sum, steps) => changeAt(sum, steps, (leaf) => placeholder('path', String(leaf))),
        value,
      )
      const redacted = redactValue(atPaths, plain)
      return redacted === value ? text : JSON.stringify(redacted)
    },
  }
}
