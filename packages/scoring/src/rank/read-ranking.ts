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
  const lines = plain
    .split('\n')
    .map((line) => signsAsNumbers(line.trim()))
    .filter((line) => !/^(?:```|~~~)/.test(line))
  const listed =
    tabled(lines) ??
    tagged(plain) ??
    bracketed(lines) ??
    numbered(lines) ??
    spelledOut(lines) ??
    bulleted(lines)
  return (listed ?? inOneLine(lines)).filter((item) => item !== '').slice(0, mostItems)
}

/** 🥇, 1️⃣ and 🔟 are numbers, where they begin a line. */
function signsAsNumbers(line: string): string {
  const sign = /^(?:[-*•]\s+)?[*_]*(?:(🥇)|(🥈)|(🥉)|(\d)\uFE0F?\u20E3|(🔟))[*_]*[:.)]?\s*(?=\S)/u.exec(line)
  if (sign === null) return line
  const medal = sign.slice(1, 4).findIndex((one) => one !== undefined) + 1
  return `${medal > 0 ? medal : (sign[4] ?? 10)}. ${line.slice(sign[0].length)}`
}

/** <item>Paris</item><item>Rome</item>: the innermost elements, where there are several of one name. */
function tagged(text: string): string[] | null {
  if (!text.startsWith('<')) return null
  const found = [...text.slice(0, longest).matchAll(/<(\w{1,20})>([^<>]{1,400})<\/\1>/g)]
  const [first] = found
  if (first === undefined || found.length < 2 || found.some((match) => match[1] !== first[1])) return null
  return found.map((match) => (match[2] ?? '').trim())
}

function isChain(text: string): boolean {
  return /\]\s*>\s*\[|^\s*\[\d{1,4}\]\s+[^\s,>]/m.test(text)
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
  const entries = Object.entries(value)
  const list = entries.find(([, item]) => Array.isArray(item) && item.length > 0)?.[1]
  if (Array.isArray(list)) return fromList(list)
  const inner = entries.flatMap(([, item]) => (isRecord(item) ? [item] : []))
  if (inner.length === 1 && inner[0]) return itemsOf(inner[0])
  const named = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const places = named.map(([key]) => placeNamed(key))
  if (named.length > 1 && places.every((place) => place !== null))
    return named
      .map(([, name], index) => ({ name, place: places[index] ?? 0 }))
      .sort((a, b) => a.place - b.place)
      .map(({ name }) => name)
  const numbers = entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  if (numbers.length === 0 || numbers.length < entries.length) return []
  // 1 to n are places, anything else is a score.
  const sorted = Float64Array.from(numbers, ([, number]) => number).sort()
  const arePlaces = sorted.every((place, index) => place === index + 1)
  // Of very many, only those are put in order that are among the first.
  const last = sorted.at(arePlaces ? Math.min(mostItems, sorted.length) - 1 : -mostItems) ?? -Infinity
  const leading = numbers.filter(([, number]) => (arePlaces ? number <= last : number >= last))
  return leading.sort((a, b) => (arePlaces ? a[1] - b[1] : b[1] - a[1])).map(([name]) => name)
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
  const key =
    nameKeys.find((name) => typeof item[name] === 'string' || typeof item[name] === 'number') ??
    onlyText(item)
  return key === undefined ? null : String(item[key] as string | number)
}

/** {"city": "Oslo", "rank": 3}: the one text in it names the item. */
function onlyText(item: Record<string, unknown>): string | undefined {
  const texts = Object.keys(item).filter((key) => typeof item[key] === 'string' && !explaining.test(key))
  return texts.length === 1 ? texts[0] : undefined
}

const explaining = /reason|explanation|justification|rationale|why|description|comment|notes?$/i

function numberOf(item: unknown, keys: readonly string[]): number | null {
  if (!isRecord(item)) return null
  const key = keys.find((name) => typeof item[name] === 'number')
  return key === undefined ? null : (item[key] as number)
}

/** (1) Paris, [2] Rome: places where they count from one; else they may be the items' own numbers. */
function bracketed(lines: readonly string[]): string[] | null {
  const found = lines.flatMap((line) => {
    const match = /^[*_]*[([](\d{1,4})[)\]][*_]*[.:]?\s+([^\s>=,].*)$/.exec(line)
    return match ? [{ place: Number(match[1]), item: match[2] ?? '' }] : []
  })
  return found.length > 1 && found.every(({ place }, index) => place === index + 1)
    ? found.map(({ item }) => item)
    : null
}

function numbered(lines: readonly string[]): string[] | null {
  const full = lines.filter((line) => line !== '')
  const found = full.flatMap((line) => {
    const match = marked.exec(line) ?? named.exec(line)
    return match ? [{ place: Number(match[1]), item: match[2] ?? '' }] : []
  })
  // "Ben Cole comes last.", below a list of the others
  const bottom = /^([^,;:]{1,40}?) (?:comes|is|finishes|ranks) last\.?$/i.exec(full.at(-1) ?? '')?.[1]
  if (found.length > 1 && bottom !== undefined && !/ and /.test(bottom))
    found.push({ place: Number.MAX_SAFE_INTEGER, item: bottom })
  if (found.length > 1 || (found.length === 1 && full.length === 1 && !inline.test(full[0] ?? '')))
    return inPlaces(found)
  // "1 Paris": a number without a mark counts only where every line has one, from 1 on.
  const bare = full.map((line) => /^(\d{1,4})(?:\s+[-–—])?\s+(\S.*)$/.exec(line))
  if (bare.length > 1 && bare.every((match, index) => Number(match?.[1]) === index + 1))
    return bare.map((match) => match?.[2] ?? '')
  const parts = full.length === 1 ? (full[0] ?? '').split(inline) : []
  return parts.length > 4
    ? inPlaces(pairsIn(parts.slice(1)).map(([place, item]) => ({ place: Number(place), item })))
    : null
}

const marked =
  /^(?:[*_#>]*\s*)(?:rank\s*|place\s*|no\.?\s*)?#?(\d{1,4})(?:st|nd|rd|th)?(?: place)?[.):\]*_]+\s*(.+)$/i
const named = /^[*_>]*(?:#|rank\s+|no\. ?)(\d{1,4})[*_]*(?:\s*[-–—:])?\s+(.+)$/i
/** (1) Paris (2) Rome; place 1: Paris, place 2: Rome */
const inline =
  /(?:^|[\s,;])(?:place |rank |no\. ?)?(?:\((\d{1,3})\)|(?<=(?:place |rank |no\. ?))(\d{1,3}):)\s+/i

function pairsIn(parts: readonly (string | undefined)[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 2 < parts.length; at += 3)
    pairs.push([parts[at] ?? parts[at + 1] ?? '', (parts[at + 2] ?? '').replace(/[,;\s]+$/, '')])
  return pairs
}

type Placed = { place: number; item: string }

function inPlaces(found: readonly Placed[]): string[] {
  // Markdown may count every line as "1."
  const counted = found.some((entry) => entry.place !== found[0]?.place)
  const sorted = counted ? found.toSorted((a, b) => a.place - b.place) : found
  // Two items of one place are no order: both stand there, as one that is none of the others.
  return counted ? joinTies(sorted) : sorted.map((entry) => entry.item)
}

function joinTies(sorted: readonly Placed[]): string[] {
  const items: string[] = []
  for (const [index, { place, item }] of sorted.entries()) {
    if (index > 0 && sorted[index - 1]?.place === place) items[items.length - 1] += ` = ${item}`
    else items.push(item)
  }
  return items
}

/** I. Paris; A) Paris; First: Paris; Top pick: Paris: where two lines or more begin so. */
function spelledOut(lines: readonly string[]): string[] | null {
  const full = lines.filter((line) => line !== '')
  for (const read of [romanPlace, letterPlace, wordPlace]) {
    const found = full.flatMap((line) => read(line) ?? [])
    if (found.length > 1) return inPlaces(found)
  }
  return null
}

const romans = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ')

function romanPlace(line: string): Placed | null {
  const match = /^[*_]*([IVX]{1,5})[.):][*_]*\s+(.+)$/.exec(line)
  const place = romans.indexOf(match?.[1] ?? '') + 1
  return match && place > 0 ? { place, item: match[2] ?? '' } : null
}

function letterPlace(line: string): Placed | null {
  const match = /^[*_]*\(?([A-Za-z])[.)][*_]*\s+(.+)$/.exec(line)
  return match ? { place: (match[1] ?? '').toLowerCase().charCodeAt(0), item: match[2] ?? '' } : null
}

function wordPlace(line: string): Placed | null {
  const match = /^[-*_•\s]*([\p{L} -]{3,20}?)(?: place)?[*_]*\s*[:–—-][*_]*\s+(.+)$/u.exec(line)
  const place = placeNamed(match?.[1] ?? '')
  return match && place !== null ? { place, item: match[2] ?? '' } : null
}

/** The place that a word or a key stands for: "1", "first", "top pick", "runner-up". */
function placeNamed(key: string): number | null {
  const word = key.trim().toLowerCase()
  if (/^\d{1,4}$/.test(word)) return Number(word)
  const place = ordinals.indexOf(word)
  if (place >= 0) return place + 1
  if (/^(?:top (?:pick|choice)|winner|best)$/.test(word)) return 1
  return /^runner[ -]up$/.test(word) ? 2 : null
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
  const chain = full.find((line) => /\s(?:>{1,3}|[-=]{1,2}>)\s|\]\s*>\s*\[|→|≻|＞/.test(line))
  if (chain !== undefined)
    return chain
      .replace(/^[^:>]{1,60}:\s+(?=.*[>→≻＞])/, '')
      .split(/\s*(?:[-=]{0,2}>{1,3}|→|≻|＞)\s*/)
      .map((item) => unbracket(item.replace(/(?<=\]|\p{L}{4})\.\s+\p{Lu}.*$/u, '')))
  const rising = full.find((line) => /\S\s<\s\S/.test(line) && !/>/.test(line))
  if (rising !== undefined) return rising.split(/\s<\s/).map(unbracket).reverse()
  if (full.length > 1 && full.every((line) => line.length <= 120 && !line.endsWith(':'))) return [...full]
  const line = (full.at(-1) ?? '').replace(/^[^:]{1,60}:\s+/, '')
  const items = line
    .split(/\s*[,;]\s*(?:and\s+)?(?:then\s+|finally\s+|lastly\s+)?|\s+then\s+/)
    .map((item, index) =>
      unbracket(
        item
          .replace(/\s+(?:comes|is|ranks) (?:first|last|second|third)$/i, '')
          .replace(index === 0 ? /\s+first$/ : /\s+last$/, ''),
      ),
    )
  // "A, B and C": no name of the others has an "and" in it
  const joined = items.filter((item) => /\s(?:and|und)\s/.test(item))
  const [end = '', ...more] = items.at(-1)?.split(/\s(?:and|und)\s/) ?? []
  return items.length > 2 && joined.length === 1 && more.length === 1 && !/\btied?\b/i.test(line)
    ? [...items.slice(0, -1), end.trim(), ...more.map((item) => item.trim())]
    : items
}

function unbracket(item: string): string {
  return item.replace(/^\[|\]$/g, '').trim()
}
