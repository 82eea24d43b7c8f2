import { parseMoment } from '../equal/dates.ts'
import { parseNumber } from '../equal/numbers.ts'
import { currencyOf } from '../equal/quantities.ts'

export type Fact = {
  type: 'number' | 'date' | 'name' | 'term' | 'decision'
  /** by which the same fact is found in another text */
  key: string
  /** as it is written */
  text: string
  /** of a number */
  value: number | null
  /** of a number, the currency that is written at it */
  currency?: string | null
  at: number
  /** of a decision, what it is about: the telling words of its clause */
  about?: readonly string[]
}

const scales: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
}
const spelled = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

const monthWord =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const date = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthWord}\\.?,? \\d{4}|${monthWord}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})\\b`,
  'g',
)
const dayOnly = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthWord})|(${monthWord})\\.? (\\d{1,2})(?:st|nd|rd|th)?)\\b`,
  'g',
)
const number =
  /(?<![\w.,-])((?:US)?[$€£¥]\s?|\b(?:USD|EUR|GBP|JPY|CHF|INR)\s)?([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)(?:\s?(%|percent\b)|[\s-]?(hundred|thousand|million|billion|trillion|bn|mn|[kmb])\b)?(\s?[$€£¥]|\s(?:USD|EUR|GBP|JPY|CHF|INR|dollars?|euros?)\b)?/gi
const name =
  /(?<![\w'’])\p{Lu}(?:[\p{L}\p{N}&'’-]|\.(?=\p{L}))*(?:(?<=(?:^|[^\p{L}])(?:St|Dr|Mr|Mrs|Ms|Prof|Inc|Corp|Ltd|Co|Jr|Sr|Mt|Ft|Gen|Sen|Rep|Gov|\p{Lu}))\.)?(?:[ \t]+(?:(?:of|de|van|von|der|la|del|al|bin|and|&)[ \t]+)?\p{Lu}[\p{L}\p{N}&'’-]*)*/gu
const quoted = /["“«]([^"”»\n]{2,80})["”»]|`([^`\n]{2,80})`/g
const decision =
  /\b(approv|reject|accept|declin|agre|refus|cancel|postpon|adopt|abandon|terminat|renew|hir|fir|launch|clos|open|ban|allow)(?:e|es|ed|ing|al|als|ment|ement|s)?d?\b/gi

/** Everything in a text that can be checked against another. */
export function factsOf(text: string): Fact[] {
  const facts: Fact[] = []
  for (const match of text.matchAll(date)) {
    const moment = parseMoment(match[0])
    const key = moment?.type === 'day' ? moment.key : match[0].toLowerCase()
    facts.push({ type: 'date', key, text: match[0], value: null, at: match.index })
  }
  // What is part of a date is no number and no day of its own.
  const undated = text.replace(date, (found) => ' '.repeat(found.length))
  for (const match of undated.matchAll(dayOnly)) {
    const key = `${(match[2] ?? match[3] ?? '').slice(0, 3).toLowerCase()} ${match[1] ?? match[4]}`
    facts.push({ type: 'date', key, text: match[0], value: null, at: match.index })
  }
  const rest = undated.replace(dayOnly, (found) => ' '.repeat(found.length))
  for (const found of [numbersIn(rest), namesIn(rest), termsIn(text), decisionsIn(text)])
    for (const fact of found) facts.push(fact)
  return thinned(facts.sort((a, b) => a.at - b.at))
}

/** Facts are compared with one another: of very many, an even sample. */
const most = 2000

function thinned(facts: Fact[]): Fact[] {
  if (facts.length <= most) return facts
  return Array.from({ length: most }, (_, index) => facts[Math.floor((index * facts.length) / most)] as Fact)
}

function numbersIn(text: string): Fact[] {
  const found: Fact[] = []
  for (const match of text.matchAll(number)) {
    const base = parseNumber(match[2] ?? '')
    if (base === null) continue
    const unit = match[3] === undefined ? '' : '%'
    const value = base * (scales[(match[4] ?? '').toLowerCase()] ?? 1)
    const money = match[1] ?? match[5]
    found.push({
      type: 'number',
      key: `${value}${unit}`,
      text: match[0].trim(),
      value,
      currency: money === undefined ? null : currencyOf(money),
      at: match.index,
    })
  }
  for (const match of text.matchAll(/\b[a-z]+\b/gi)) {
    const value = spelled.indexOf(match[0].toLowerCase())
    if (value > 1) found.push({ type: 'number', key: String(value), text: match[0], value, at: match.index })
  }
  return found
}

const ordinary = new Set(
  'the a an this that these those it its he she they we i you his her their our my in on at by for from to of with and or but if as when while after before during since until although however moreover meanwhile finally first second third next then also overall both all some many most no not yes there here what who which where why how is are was were be been has have had do does did will would can could should may might must monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december summary note notes key points point action items item conclusion background results result total additionally furthermore according despite because so thus therefore another each every one two three four five six seven eight nine ten usd eur gbp jpy chf inr mr mrs ms dr ceo cfo cto coo cio chief president chair chairman chairwoman'.split(
    ' ',
  ),
)

function namesIn(text: string): Fact[] {
  const found: Fact[] = []
  for (const match of text.matchAll(name)) {
    const words = match[0]
      .replace(/['’]s$/, '')
      .replace(/[.'’-]+$/, '')
      .split(/[ \t]+/)
    let at = match.index
    while (words.length > 0 && ordinary.has((words[0] ?? '').toLowerCase().replace(/\.$/, '')))
      at += (words.shift()?.length ?? 0) + 1
    while (words.length > 0 && ordinary.has((words.at(-1) ?? '').toLowerCase())) words.pop()
    const written = words.join(' ').replace(/['’]s$/, '')
    const isOpening =
      at === match.index && /(?:^|[.!?:\n*#>-]\s*)$/.test(text.slice(Math.max(0, at - 12), at))
    // A single capital word that opens a sentence may be any word.
    if (written.length < 2 || (words.length === 1 && isOpening && !/\p{Lu}.*\p{Lu}|\d/u.test(written)))
      continue
    found.push({ type: 'name', key: written.toLowerCase(), text: written, value: null, at })
  }
  return found
}

function termsIn(text: string): Fact[] {
  return [...text.matchAll(quoted)].map((match) => {
    const term = (match[1] ?? match[2] ?? '').trim().replace(/[.,;:!?]+$/, '')
    return { type: 'term', key: term.toLowerCase(), text: term, value: null, at: match.index }
  })
}

function decisionsIn(text: string): Fact[] {
  return [...text.matchAll(decision)].map((match) => ({
    type: 'decision',
    key: `${isDenied(text, match.index) ? 'not ' : ''}${(match[1] ?? '').toLowerCase()}`,
    text: match[0],
    value: null,
    at: match.index,
    about: clauseWords(text, match.index, match[0]),
  }))
}

/** One sentence may hold two decisions: "rejected the move to Denver and approved the budget". */
function clauseWords(text: string, at: number, word: string): string[] {
  const border = /[.!?;:\n](?!\d)|,\s|\s(?:and|but|while|whereas|although)\s/
  const before =
    text
      .slice(Math.max(0, at - 160), at)
      .split(border)
      .at(-1) ?? ''
  const after = text.slice(at + word.length, at + word.length + 160).split(border)[0] ?? ''
  return (`${before} ${after}`.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).filter(
    (found) => !common.has(found),
  )
}

const common = new Set([
  'board',
  'that',
  'this',
  'with',
  'from',
  'have',
  'been',
  'were',
  'will',
  'committee',
  'council',
  'team',
  'company',
])

function isDenied(text: string, at: number): boolean {
  return /\b(?:not|never|n['’]t|without|no longer|declined to|refused to|failed to)\s+(?:\w+\s+){0,2}$/i.test(
    text.slice(Math.max(0, at - 40), at),
  )
}
