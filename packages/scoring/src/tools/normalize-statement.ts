/** SQL: every sign counts, white space and case do not, but for what stands between quotes. */
const statement =
  /^(?:select\s(?:.*\sfrom|\s*['"*(\d])|insert\s+into|update\s.*\sset|delete\s+from|with\s.*\sas\s*\(|(?:create|alter|drop)\s+(?:table|index|view|database))(?:\s|(?<=['"*(\d]))/i
const opening = /^\s*(?:select|insert|update|delete|with|create|alter|drop)\s/i
const selected = /^select\s/i
const literal = /'([^']*)'|"([^"]*)"/g
/** a comment ends with its line */
const comment = /--[^\n]*\n/g

/** Null where the text is no statement. */
export function normalizeStatement(text: string, isSql: boolean): string | null {
  if (!opening.test(text)) return null
  const trimmed = text.trim()
  if (!statement.test(trimmed.replace(/\s+/g, ' ')) && !(isSql && selected.test(trimmed))) return null
  const plain = trimmed.replace(comment, ' ').replace(/;$/, '')
  let made = ''
  let from = 0
  for (const match of plain.matchAll(literal)) {
    made += `${fold(plain.slice(from, match.index))}'${match[1] ?? match[2] ?? ''}'`
    from = match.index + match[0].length
  }
  return made + fold(plain.slice(from))
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*([(),;=<>+*/-])\s*/g, '$1')
    .replace(/ (?=$)|^ /g, '')
}
