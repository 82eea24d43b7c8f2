import { sectionOf } from './section-of.ts'

/**
 * A prompt that is JSON from end to end, as lines of prose; null for all other prompts. Its texts
 * are orders, its lists of short texts are labels; ids, times and records are left out.
 */
export const unfoldJson = (text: string): string | null => {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return null
  let value: unknown
  try {
    value = JSON.parse(trimmed)
  } catch {
    // braces around something else: read like any prompt
    return null
  }
  const lines: string[] = []
  unfold(value, '', 0, lines)
  return lines.length === 0 ? null : lines.join('\n')
}

const unfold = (value: unknown, key: string, depth: number, lines: string[]): void => {
  if (depth > 6 || lines.length > 200) return
  if (typeof value === 'string') {
    const words = value.trim().split(/\s+/).length
    if (words >= 3) lines.push(`${value.trim().replace(/[:.]$/, '')}.`)
    else if (/^(?:role|persona|you_are|act_as)$/i.test(key)) lines.push(`You are ${value}.`)
    else if (sectionOf(key) === 'instructions') lines.push(`Return ${key}: ${value}.`)
  } else if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isShort)) lines.push(`The values are: ${value.join(', ')}.`)
    else for (const item of value) unfold(item, key, depth + 1, lines)
  } else if (value !== null && typeof value === 'object')
    for (const [name, member] of Object.entries(value))
      if (!(isRecord(member) && sectionOf(name) === 'data') && sectionOf(name) !== 'examples')
        unfold(member, name, depth + 1, lines)
}

const isShort = (item: unknown): boolean => typeof item === 'string' && item.split(/\s+/).length <= 3
const isRecord = (value: unknown): boolean => value !== null && typeof value === 'object'
