import { isRecord } from '../equal/leaves.ts'
import { readJson } from '../reply-json.ts'
import { type LabelSet, type Mention, type Token, tokenize } from './label-set.ts'

export type ReadLabels = { labels: string[]; how: 'whole' | 'json' | 'named' | 'head' | 'mention' }

/** Where a reply says its label, tried from the plainest to the loosest. */
export function readLabels(text: string, set: LabelSet): ReadLabels {
  const trimmed = text.trim()
  const whole = trimmed.length <= longestLabel ? set.exactly(trimmed) : null
  if (whole !== null) return { labels: [whole], how: 'whole' }
  const fromJson = labelsInJson(trimmed, set)
  if (fromJson.length > 0) return { labels: fromJson, how: 'json' }
  const plain = trimmed.slice(0, longest)
  const listed = listedLabels(plain, set)
  if (listed.length > 0) return { labels: listed, how: 'head' }
  const named = namedLabels(plain, set)
  if (named.length > 0) return { labels: named, how: 'named' }
  const head = headLabels(plain, set)
  if (head.length > 0) return { labels: head, how: 'head' }
  const tokens = tokenize(plain)
  return { labels: distinct(asserted(set.mentions(tokens), tokens, plain)), how: 'mention' }
}

const longestLabel = 400
/** A label stands near the beginning; beyond this, text is an essay. */
const longest = 20_000

const labelKey =
  /^(?:.*[_-])?(?:label|labels|category|categories|class|classes|classification|intent|intents|prediction|sentiment|topic|topics|type|tag|tags|priority|answer|result|output|value|verdict|decision|route|department|severity|urgency|language|emotion)$/i

function labelsInJson(text: string, set: LabelSet): string[] {
  if (!/[{["]/.test(text)) return []
  const json = readJson(text)
  if (!json.found) return []
  const { value } = json
  if (!isRecord(value)) return distinct(leafLabels(value, set))
  const keyed = Object.entries(value).filter(([key]) => labelKey.test(key))
  const fromKeys = distinct(keyed.flatMap(([, item]) => leafLabels(item, set)))
  if (fromKeys.length > 0) return fromKeys
  const switched = Object.entries(value).filter(([key, item]) => item === true && set.exactly(key) !== null)
  if (switched.length > 0) return distinct(switched.flatMap(([key]) => set.exactly(key) ?? []))
  return distinct(leafLabels(value, set))
}

/** Leaves that are a label as a whole: a sentence in a "reason" is not one. */
function leafLabels(value: unknown, set: LabelSet): string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    if (typeof value === 'string' && value.length > longestLabel) return []
    const label = set.exactly(String(value))
    return label === null ? [] : [label]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((item) => leafLabels(item, set))
}

const announcement =
  /(?:^|[\n.,;:!?*_"'(>#\s-])(?:(?:final |best |predicted |correct |overall |most likely |primary )?(?:label|category|class|classification|intent|prediction|sentiment|topic|tag|priority|answer|result|output|verdict|decision|route|department|severity|urgency))s?[*_"'`]*\s*(?::|=|->|→|\bis\b|\bwould be\b|\bshould be\b|–|—|-)[*_"'`\s]*([^\n]{1,200})/gi

/** "Label: x", "**Category** - x", "the intent is x"; the last announcement is the conclusion where they disagree in a chain of thought. */
function namedLabels(text: string, set: LabelSet): string[] {
  const found: string[][] = []
  for (const match of text.matchAll(announcement)) {
    const rest = (match[1] ?? '').trim()
    const labels = headLabels(rest, set)
    if (labels.length > 0) found.push(labels)
  }
  const final = text.match(/(?:^|\n)[*_#> \t]*(?:final|overall)[^\n]*$/i)
  if (final && found.length > 0) return found.at(-1) ?? []
  return distinct(found.flat())
}

const closes =
  /^(?:[*_"'`’”)\].!]|<\/?\w{1,10}>)*\s*(?:$|\n|[.:;!?([{—–|]|-\s|->|→|,?\s*(?:because|since|as|due|given|with|for)\b|,\s*(?=(?:the|this|it|i|customer|user|he|she|they)\b))/i
const joins = /^[*_"'`)\]\s]*(?:[,/&|+]|\band\b|\bor\b|\band\/or\b)\s*$/i

/** A list of nothing but labels, one to a line. */
function listedLabels(text: string, set: LabelSet): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || lines.length > 100) return []
  const labels = lines.map((line) => {
    const item = /^\s*(?:[-*•+]|\d{1,3}[.)])\s+(.{1,400})$/.exec(line)?.[1]
    return item === undefined ? null : set.exactly(item)
  })
  return labels.every((label) => label !== null) ? distinct(labels) : []
}

/** A label at the very beginning, and what it is joined with: "billing (refund asked)", "billing or technical". */
function headLabels(text: string, set: LabelSet): string[] {
  const head = text.slice(0, 400)
  const tokens = tokenize(head)
  const mentions = set.mentions(tokens)
  const first = mentions[0]
  if (first === undefined || first.from !== 0) return []
  const labels = [first.label]
  let last = first
  for (const next of mentions.slice(1)) {
    if (!joins.test(between(head, tokens, last, next))) break
    labels.push(next.label)
    last = next
  }
  const after = head.slice(tokens[last.to - 1]?.end ?? 0)
  return closes.test(after) ? distinct(labels) : []
}

function between(text: string, tokens: readonly Token[], a: Mention, b: Mention): string {
  return text.slice(tokens[a.to - 1]?.end ?? 0, tokens[b.from]?.start ?? 0)
}

const denials = new Set([
  'not',
  "isn't",
  'isnt',
  "doesn't",
  'never',
  'neither',
  'nor',
  'without',
  'excluding',
  "wasn't",
  "aren't",
  "don't",
  "can't",
  'cannot',
  "won't",
  "wouldn't",
  "shouldn't",
  "couldn't",
  'hardly',
  'barely',
  'scarcely',
])
const fillers = new Set([
  'a',
  'an',
  'the',
  'be',
  'is',
  'really',
  'just',
  'about',
  'of',
  'to',
  'as',
  'seem',
  'appear',
  'classified',
  'labeled',
  'labelled',
  'considered',
  'any',
  'strictly',
  'quite',
  'at',
  'all',
  'been',
  'even',
  'exactly',
  'very',
])

/** Mentions that the text does not deny: "this is not spam" does not say spam; "rather than billing" not billing. */
function asserted(mentions: readonly Mention[], tokens: readonly Token[], text: string): string[] {
  const kept: string[] = []
  for (const mention of mentions) {
    let before = mention.from - 1
    while (
      before >= 0 &&
      mention.from - before <= 4 &&
      fillers.has(tokens[before]?.word ?? '') &&
      sameSentence(text, tokens, before, before + 1)
    )
      before--
    const word = (tokens[before]?.word ?? '').replace('’', "'")
    const joined = before >= 0 && sameSentence(text, tokens, before, before + 1)
    const rather = joined && word === 'than' && tokens[before - 1]?.word === 'rather'
    const instead = joined && tokens[before]?.word === 'instead'
    const opposed = joined && (word === 'opposed' || (word === 'from' && tokens[before - 1]?.word === 'far'))
    if (joined && (denials.has(word) || rather || instead || opposed)) continue
    if (isAsked(text, tokens, mention)) continue
    kept.push(mention.label)
  }
  return kept
}

/** "Is this about billing?" says no label; it asks for one. */
function isAsked(text: string, tokens: readonly Token[], mention: Mention): boolean {
  const end = tokens[mention.to - 1]?.end ?? 0
  return /^[^.!?\n;:]*\?/.test(text.slice(end, end + 200))
}

function sameSentence(text: string, tokens: readonly Token[], a: number, b: number): boolean {
  return !/[.!?\n;]/.test(text.slice(tokens[a]?.end ?? 0, tokens[b]?.start ?? 0))
}

function distinct(labels: readonly string[]): string[] {
  return [...new Set(labels)]
}
