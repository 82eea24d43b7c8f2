import { isRecord } from '../equal/leaves.ts'
import { readJson } from '../reply-json.ts'

const longest = 100_000
const mostItems = 2000

/** The items of a reply in the order it gives them: JSON, a list, or one line. */
export function readRanking(text: string): string[] {
  const found = /[[{]/.test(text) ? readJson(text) : null
  if (found?.found && !(found.how === 'prose' && isChain(text))) {
    const items = itemsOf(found.value)
    if (items.length > 0) return items.slice(0, mostItems)
  }
  const plain = text
    .slice(0, longest)
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  const lines = plain.split('\n').map((line) => line.trim())
  const listed = tabled(lines) ?? numbered(lines) ?? bulleted(lines)
  return (listed ?? inOneLine(lines)).filter((item) => item !== '').slice(0, mostItems)
}

function isChain(text: string): boolean {
  return /\]\s*>\s*\[/.test(text)
}

const nameKeys = [
  'id',
  'item',
  'name',
  'title',
  'label',
  'document',
  'doc',
  'key',
  'option',
  'candidate',
  'value',
  'text',
]
const placeKeys = ['rank', 'position', 'place', 'order']
const scoreKeys = ['score', 'relevance', 'relevance_score', 'rating', 'points', 'confidence']

function itemsOf(value: unknown): string[] {
  if (Array.isArray(value)) return fromList(value)
  if (!isRecord(value)) return []
  const lists = Object.values(value).filter((item) => Array.isArray(item))
  const list = lists.find((item) => item.length > 0)
  if (list) return fromList(list)
  const inner = Object.values(value).filter(isRecord)
  if (inner.length === 1 && inner[0]) return itemsOf(inner[0])
  const numbers = Object.entries(value).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  )
  if (numbers.length === 0 || numbers.length < Object.keys(value).length) return []
  // 1 to n are places, anything else is a score.
  const places = numbers.map(([, number]) => number).sort((a, b) => a - b)
  const arePlaces = places.every((place, index) => place === index + 1)
  return numbers.sort((a, b) => (arePlaces ? a[1] - b[1] : b[1] - a[1])).map(([name]) => name)
}

function fromList(list: readonly unknown[]): string[] {
  const entries = list.map((item, index) => ({
    name: nameOf(item),
    place: numberOf(item, placeKeys),
    score: numberOf(item, scoreKeys),
    index,
  }))
  if (entries.every((entry) => entry.place !== null))
    entries.sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.index - b.index)
  else if (entries.every((entry) => entry.score !== null))
    entries.sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || a.index - b.index)
  return entries.flatMap((entry) => (entry.name === null ? [] : [entry.name]))
}

function nameOf(item: unknown): string | null {
  if (typeof item === 'string' || typeof item === 'number') return String(item)
  if (!isRecord(item)) return null
  const key = nameKeys.find((name) => typeof item[name] === 'string' || typeof item[name] === 'number')
  return key === undefined ? null : String(item[key] as string | number)
}

function numberOf(item: unknown, keys: readonly string[]): number | null {
  if (!isRecord(item)) return null
  const key = keys.find((name) => typeof item[name] === 'number')
  return key === undefined ? null : (item[key] as number)
}

function numbered(lines: readonly string[]): string[] | null {
  const found = lines.flatMap((line) => {
    const match =
      /^(?:[*_#>]*\s*)(?:rank\s*)?#?(\d{1,4})(?:st|nd|rd|th)?[.):\]*_]+\s*(.+)$/i.exec(line) ??
      /^[*_>]*(?:#|rank\s+|no\. ?)(\d{1,4})[*_]*\s+(.+)$/i.exec(line)
    if (match) return [{ place: Number(match[1]), item: match[2] ?? '' }]
    const spelled = ordinal.exec(line)
    const place = ordinals.indexOf((spelled?.[1] ?? '').toLowerCase())
    return spelled ? [{ place: place + 1, item: spelled[2] ?? '' }] : []
  })
  if (found.length < 2 && !(found.length === 1 && lines.filter((line) => line !== '').length === 1))
    return null
  // Markdown may count every line as "1."
  const counted = found.some((entry) => entry.place !== found[0]?.place)
  return (counted ? found.toSorted((a, b) => a.place - b.place) : found).map((entry) => entry.item)
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const ordinal = new RegExp(`^[-*_•\\s]*(${ordinals.join('|')})(?: place)?[*_]*\\s*[:–—-][*_]*\\s+(.+)$`, 'i')

/** A Markdown table: ordered by its column of ranks where it has one, else by its rows. */
function tabled(lines: readonly string[]): string[] | null {
  const rows = lines.filter((line) => line.startsWith('|')).map(cellsOf)
  const rule = rows.findIndex((cells) => cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell)))
  if (rule < 0 || rows.length < rule + 2) return null
  const heads = rows[rule - 1] ?? []
  const rank = heads.findIndex((head) => /^(?:#|no\.?|rank(?:ing)?|place|position)$/i.test(head))
  const item = rank === 0 ? 1 : 0
  const found = rows.slice(rule + 1).map((cells) => ({
    place: rank < 0 ? 0 : Number.parseInt(cells[rank] ?? '', 10),
    item: cells[item] ?? '',
  }))
  return found.toSorted((a, b) => (a.place || 0) - (b.place || 0)).map((row) => row.item)
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.replace(/[*_`]+/g, '').trim())
}

function bulleted(lines: readonly string[]): string[] | null {
  const found = lines.flatMap((line) => {
    const match = /^[-*•+]\s+(.+)$/.exec(line)
    return match ? [match[1] ?? ''] : []
  })
  return found.length >= 2 ? found : null
}

/** "A > B > C", "A, B, C", or an item to a line. */
function inOneLine(lines: readonly string[]): string[] {
  const full = lines.filter((line) => line !== '')
  const chain = full.find((line) => /\s>\s|\]\s*>\s*\[|→|≻/.test(line))
  if (chain !== undefined) return chain.split(/\s*(?:>|→|≻)\s*/).map(unbracket)
  if (full.length > 1 && full.every((line) => line.length <= 120 && !line.endsWith(':'))) return [...full]
  const line = (full.at(-1) ?? '').replace(/^[^:]{1,60}:\s+/, '')
  return line.split(/\s*[,;]\s*(?:and\s+|then\s+)?|\s+then\s+/).map(unbracket)
}

function unbracket(item: string): string {
  return item.replace(/^\[|\]$/g, '').trim()
}
