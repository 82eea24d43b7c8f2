import type { Random } from './seeded.ts'

/** Text with `{slots}`: the same template writes a text and reads it back. */
export type Template = { text: string; pattern: RegExp; slots: string[]; anchor: string }

export function template(text: string): Template {
  const slots: string[] = []
  const literals: string[] = []
  let source = ''
  for (const [index, piece] of text.split(/\{(\w+)\}/).entries()) {
    if (index % 2 === 1) {
      slots.push(piece)
      source += '(.+?)'
    } else {
      literals.push(piece)
      source += piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    }
  }
  const anchor = literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest))
  return { text, pattern: new RegExp(`^${source}$`, 's'), slots, anchor }
}

export type Pools = Readonly<Record<string, readonly string[] | ((random: Random) => string)>>

/** Values that are given already stay: one text speaks of one order and one person. */
export function fill(
  source: Pick<Template, 'text'>,
  pools: Pools,
  random: Random,
  values: Values = {},
): { text: string; values: Values } {
  const text = source.text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const pool = pools[slot]
    if (pool === undefined) throw new Error(`no pool for {${slot}} of "${source.text}"`)
    values[slot] ??= typeof pool === 'function' ? pool(random) : random.pick(pool)
    return values[slot]
  })
  return { text, values }
}

export type Values = Record<string, string>

/** The slots' values where the whole text is an instance of the template. */
export function read(source: Template, text: string): Values | null {
  if (!text.includes(source.anchor)) return null
  const match = source.pattern.exec(text)
  if (!match) return null
  const values: Values = {}
  for (const [index, slot] of source.slots.entries()) values[slot] = match[index + 1] ?? ''
  return values
}
