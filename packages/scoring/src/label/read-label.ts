import { isRecord } from '../equal/leaves.ts'
import { readJson } from '../reply-json.ts'
import { judgedLabels } from './judged-labels.ts'
import type { LabelSet, Mention, Token } from './label-set.ts'
import { isTakenBack, mentionedLabels } from './mentions.ts'
import { withoutScale } from './without-scale.ts'
import { withoutThinking } from './without-thinking.ts'

export type ReadLabels = { labels: string[]; how: 'whole' | 'json' | 'named' | 'head' | 'mention' }

/** Where a reply says its label, tried from the plainest to the loosest. */
export function readLabels(text: string, set: LabelSet, multi = false): ReadLabels {
  const trimmed = withoutThinking(text).trim()
  const whole = trimmed.length <= longestLabel ? set.exactly(trimmed) : null
  if (whole !== null) return { labels: [whole], how: 'whole' }
  const fromJson = labelsInJson(trimmed, set)
  if (fromJson !== null) return { labels: fromJson, how: 'json' }
  const struck = withoutStruck(trimmed.slice(0, longest))
  const plain = set.hasNumbers ? withoutScale(struck) : struck
  const ticked = tickedLabels(plain, set)
  if (ticked !== null) return { labels: ticked, how: 'head' }
  const judged = judgedLabels(plain, set, multi)
  if (judged !== null) return { labels: judged, how: 'head' }
  const listed = listedLabels(plain, set)
  if (listed.length > 0) return { labels: listed, how: 'head' }
  const named = namedLabels(plain, set, multi)
  if (named.length > 0) return { labels: named, how: 'named' }
  const head = headLabels(plain, set, multi)
  if (head.length > 0) return { labels: head, how: 'head' }
  return { labels: mentionedLabels(plain, set, multi), how: 'mention' }
}

const longestLabel = 400
/** A label stands near the beginning; beyond this, text is an essay. */
const longest = 20_000

const labelKey =
  /^(?:.*[_-])?(?:label|labels|category|categories|class|classes|classification|intent|intents|predictions?|sentiment|topic|topics|type|tag|tags|priority|answer|result|output|value|verdict|decision|route|department|severity|urgency|language|emotion|score|rating|grade|stars)$/i

/** Null where there is nothing to go by; an empty list where the record says that it has none. */
function labelsInJson(text: string, set: LabelSet): string[] | null {
  if (!/[{["]/.test(text)) return null
  const json = readJson(text)
  if (!json.found) return null
  const { value } = json
  if (!isRecord(value)) return given(best(value, set))
  const entries = Object.entries(value).slice(0, mostKeys)
  const keyed = entries.filter(([key]) => labelKey.test(key) && !otherLabel.test(key))
  const fromKeys = distinct(keyed.flatMap(([, item]) => best(item, set)))
  if (fromKeys.length > 0) return fromKeys
  const switched = entries.filter(([key, item]) => item === true && set.exactly(key) !== null)
  if (switched.length > 0) return distinct(switched.flatMap(([key]) => set.exactly(key) ?? []))
  const off = entries.filter(([, item]) => item === false)
  const denied = distinct(off.flatMap(([key]) => set.opposite(key.replace(/^(?:is|has)[_ -]?/i, '')) ?? []))
  if (off.length === 1 && denied.length > 0) return denied
  const scored = entries.flatMap(([key, item]) =>
    typeof item === 'number' && set.exactly(key) !== null
      ? [{ label: set.exactly(key) ?? '', score: item }]
      : [],
  )
  if (scored.length > 1 && scored.length === entries.length) return given(highest(scored))
  if (keyed.some(([, item]) => item === null || item === '')) return []
  return given(
    distinct(entries.filter(([key]) => !otherLabel.test(key)).flatMap(([, item]) => best(item, set))),
  )
}

function given(labels: string[]): string[] | null {
  return labels.length > 0 ? distinct(labels) : null
}

/** what is not given as the label, but named beside it */
const otherLabel =
  /^max|^min|scale|alternativ|candidate|previous|former|second|runner|other|reject|exclude|considered|reason|not_/i
const mostKeys = 1000

/** Of a list of labels with scores, the label of the highest score. */
function best(value: unknown, set: LabelSet): string[] {
  if (!Array.isArray(value) || value.length < 2 || value.length > mostKeys) return leafLabels(value, set)
  const scored = value.flatMap((item: unknown) => {
    const labels = isRecord(item) ? leafLabels(item, set) : []
    const scores = isRecord(item) ? Object.values(item).filter((inner) => typeof inner === 'number') : []
    const [label, score] = [labels[0], scores[0]]
    return labels.length === 1 && scores.length === 1 && label !== undefined && score !== undefined
      ? [{ label, score }]
      : []
  })
  return scored.length === value.length ? highest(scored) : leafLabels(value, set)
}

function highest(scored: readonly { label: string; score: number }[]): string[] {
  const top = scored.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  return distinct(scored.filter(({ score }) => score === top).map(({ label }) => label))
}

/** Leaves that are a label as a whole: a sentence in a "reason" is not one. */
function leafLabels(value: unknown, set: LabelSet): string[] {
  const found = new Set<string>()
  collectLabels(value, set, found, { left: mostLeaves })
  return [...found]
}

const mostLeaves = 5000

function collectLabels(value: unknown, set: LabelSet, found: Set<string>, leaves: { left: number }): void {
  if (leaves.left-- < 0) return
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const label =
      String(value).length > longestLabel
        ? null
        : set.exactly(set.hasNumbers ? withoutScale(String(value)) : String(value))
    if (label !== null) found.add(label)
  } else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) collectLabels(item, set, found, leaves)
}

const announcement =
  /(?:^|[\n.,;:!?*_"'(>#\s-])(?:(?<!(?:possible|candidate|available|allowed|valid|other|alternative|likely|secondary) )(?:(?:final |best |predicted |correct |overall |most likely |primary |main |top )?(?:label|category|class|classification|intent|prediction|sentiment|topic|tag|priority|answer|result|output|verdict|decision|route|department|severity|urgency|score|rating|emotion|language)|best (?:match|fit|guess)))s?[*_"'`]*\s*(?::|=|->|→|\bis\b|\bwould be\b|\bshould be\b|–|—|-)[*_"'`\s]*([^\n]{1,200})/gi

/** "Label: x", "**Category** - x", "the intent is x"; the last announcement is the conclusion where they disagree in a chain of thought. */
function namedLabels(text: string, set: LabelSet, multi: boolean): string[] {
  const found: string[][] = []
  for (const match of text.matchAll(announcement)) {
    const rest = (match[1] ?? '').trim()
    const labels = headLabels(rest, set, multi)
    if (labels.length > 0) found.push(labels)
  }
  const final = text.match(/(?:^|\n)[*_#> \t]*(?:final|overall)[^\n]*$/i)
  if (final && found.length > 0) return found.at(-1) ?? []
  return distinct(found.flat())
}

const closes =
  /^(?:[*_"'`’”)\].!]|<\/?\w{1,10}>)*\s*(?:$|\n|[.:;!?([{—–|]|-\s|->|→|,?\s*(?:because|since|as|due|given|with|for)\b|,\s*(?=(?:the|this|it|i|customer|user|he|she|they)\b))/i
const joins = /^[*_"'`)\]\s]*(?:[,/&|+>→]|->|\band\b|\bor\b|\band\/or\b)\s*$/i

/** Boxes, ticks and crosses: what is ticked is said; null where nothing of the kind is there. */
function tickedLabels(text: string, set: LabelSet): string[] | null {
  const marked = linesOf(text).flatMap((line) => {
    const match = boxed.exec(line)
    const label = match ? set.exactly((match[2] ?? '').slice(0, longestLabel)) : null
    return label === null ? [] : [{ label, isTicked: yes.test(match?.[1] ?? '') }]
  })
  if (marked.length === 0 || (marked.length === 1 && marked[0]?.isTicked)) return null
  return distinct(marked.filter(({ isTicked }) => isTicked).map(({ label }) => label))
}

const boxed = /^\s*(?:[-*•+]\s+)?(\[[ xX✓✔]?\]|[✅✓✔☑☐✗✘❌🚫⛔])\uFE0F?\s*(.+)$/u
const yes = /[xX✓✔✅☑]/u

/** A label that is struck out is taken back. */
function withoutStruck(text: string): string {
  return text.includes('~~') ? text.replace(/~~[^~\n]{1,200}~~/g, ' ') : text
}

function linesOf(text: string): string[] {
  const lines = text.split('\n', mostLines + 1)
  return lines.length > mostLines ? [] : lines.filter((line) => line.trim() !== '')
}

const mostLines = 100

/** A list of nothing but labels, one to a line, with or without a line above that announces it. */
function listedLabels(text: string, set: LabelSet): string[] {
  const all = linesOf(text)
  const lines = /^[^.!?]{1,60}:[*_]*$/.test((all[0] ?? '').trim()) ? all.slice(1) : all
  if (lines.length < 2) return []
  const labels = lines.map((line) => {
    const item = /^\s*(?:[-*•+]|\d{1,3}[.)])\s+(.{1,400})$/.exec(line)?.[1]
    return item === undefined ? null : set.exactly(item)
  })
  return labels.every((label) => label !== null) ? distinct(labels) : []
}

/** A label at the very beginning, and what it is joined with: "billing (refund asked)", "billing or technical". */
function headLabels(text: string, set: LabelSet, multi: boolean): string[] {
  const head = text.slice(0, 400)
  const tokens = set.tokenize(head)
  const mentions = set.mentions(tokens)
  const first = mentions[0]
  if (first === undefined || first.from !== 0) return []
  const labels = [first.label]
  let last = first
  for (const next of mentions.slice(1)) {
    const gap = between(head, tokens, last, next)
    if (!joins.test(gap) && !(multi && gap.trim() === ';')) break
    labels.push(next.label)
    last = next
  }
  const after = head.slice(tokens[last.to - 1]?.end ?? 0)
  return closes.test(after) && !isTakenBack(after) ? distinct(labels) : []
}

function between(text: string, tokens: readonly Token[], a: Mention, b: Mention): string {
  return text.slice(tokens[a.to - 1]?.end ?? 0, tokens[b.from]?.start ?? 0)
}

function distinct(labels: readonly string[]): string[] {
  return [...new Set(labels)]
}
