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
  /** of a number, the word after it */
  noun?: string
  /** of a number, said to be a rough one */
  isRough?: boolean
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
  mio: 1e6,
  millionen: 1e6,
  mrd: 1e9,
  milliarden: 1e9,
  tausend: 1e3,
}
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const inWords = new RegExp(
  `\\b(?:(${tens.join('|')})(?:-(${small.slice(1, 10).join('|')}))?|(${small.join('|')}))\\b`,
  'gi',
)

function valueInWords(ten: string | undefined, one: string | undefined, alone: string | undefined): number {
  if (alone !== undefined) return small.indexOf(alone.toLowerCase())
  return (
    10 * (2 + tens.indexOf((ten ?? '').toLowerCase())) + Math.max(0, small.indexOf((one ?? '').toLowerCase()))
  )
}

const monthWord =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const foreignMonth =
  '(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)'
const date = new RegExp(
  `\\b(?:\\d{1,2}\\.? (?:de )?(?:${foreignMonth}|April|August|September|November) (?:de )?\\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthWord}\\.?,? \\d{4}|${monthWord}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})\\b`,
  'g',
)
const dayOnly = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthWord})|(${monthWord})\\.? (\\d{1,2})(?:st|nd|rd|th)?)\\b`,
  'g',
)
const time =
  /(?<![\w:.])(\d{1,2})(?::([0-5]\d)(?::\d{2})?(?:\s?([ap])\.?m\b\.?)?|\s?([ap])\.?m\b\.?)(?![\w:])/gi
const monthAlone = new RegExp(
  `(?<=\\b(?:in|to|from|until|till|by|since|during|before|after|for|of|through) |\\b(?:mid|early|late)[- ])(${monthWord.replace('|Sept?', '')})\\b(?! \\d)`,
  'g',
)
const number =
  /(?<![\w.,-])((?:US)?[$€£¥]\s?|\b(?:USD|EUR|GBP|JPY|CHF|INR)\s)?([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|[+-]?\d+,\d{1,2}(?![\d,])|[+-]?\d+(?:\.\d+)?)(?:\s?(%|percent\b|Prozent\b)|[\s-]?(hundred|thousand|million|billion|trillion|bn|mn|mio|mrd|Millionen|Milliarden|Tausend)\b\.?|([kmb])(?![\p{L}\p{N}²³/]))?(\s?[$€£¥]|\s(?:USD|EUR|GBP|JPY|CHF|INR|dollars?|euros?)\b)?(?:[\s-]?(\p{L}{1,20}[²³]?))?/giu
const rough =
  /(?:\b(?:about|around|roughly|nearly|almost|approximately|some|circa|ca\.|rund|etwa|environ)|~|≈)\s*$/i
const name =
  /(?<![\w'’])\p{Lu}(?:[\p{L}\p{N}&'’-]|\.(?=\p{L}))*(?:(?<=(?:^|[^\p{L}])(?:St|Dr|Mr|Mrs|Ms|Prof|Inc|Corp|Ltd|Co|Jr|Sr|Mt|Ft|Gen|Sen|Rep|Gov|\p{Lu}))\.)?(?:[ \t]+(?:(?:of|de|van|von|der|la|del|al|bin|and|&)[ \t]+)?\p{Lu}[\p{L}\p{N}&'’-]*)*/gu
const quoted = /["“«]([^"”»\n]{2,80})["”»]|`([^`\n]{2,80})`/g
/** what a decision is called elsewhere, by what it is here */
const meant: Readonly<Record<string, string>> = {
  genehmig: 'approv',
  bewillig: 'approv',
  abgelehn: 'reject',
  lehn: 'reject',
  verwarf: 'reject',
  verworf: 'reject',
  approuv: 'approv',
  rejet: 'reject',
  aprob: 'approv',
  rechaz: 'reject',
  prohibit: 'ban',
  forbid: 'ban',
  permit: 'allow',
}
const decision =
  /\b(genehmig|bewillig|abgelehn|lehn|verwarf|verworf|approuv|rejet|aprob|rechaz|permit|prohibit|forbid|extend|approv|reject|accept|declin|agre|refus|cancel|postpon|adopt|abandon|terminat|renew|hir|fir|launch|clos|open|ban|allow)(?:e|es|ed|ing|al|als|ment|ement|s|t|te|ten|en|ts|ted|ting|ung|é|és|ée|ó|den)?d?(?![\p{L}])/giu

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
  const blank = (found: string): string => ' '.repeat(found.length)
  const dayless = undated.replace(dayOnly, blank)
  for (const match of dayless.matchAll(time)) {
    const hour = Number(match[1])
    const half = (match[3] ?? match[4])?.toLowerCase()
    const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
    facts.push({
      type: 'date',
      key: `${hours}:${match[2] ?? '00'}`,
      text: match[0],
      value: null,
      at: match.index,
    })
  }
  for (const match of dayless.matchAll(monthAlone)) {
    const key = `month ${match[1]?.slice(0, 3).toLowerCase()}`
    facts.push({ type: 'date', key, text: match[0], value: null, at: match.index })
  }
  const rest = dayless.replace(time, blank)
  for (const found of [numbersIn(rest), namesIn(rest), termsIn(text), decisionsIn(text)])
    for (const fact of found) facts.push(fact)
  return thinned(facts.sort((a, b) => a.at - b.at))
}

/** Facts are compared with one another: of very many, an even sample. */
const most = 1000

function thinned(facts: Fact[]): Fact[] {
  if (facts.length <= most) return facts
  return Array.from({ length: most }, (_, index) => facts[Math.floor((index * facts.length) / most)] as Fact)
}

function numbersIn(text: string): Fact[] {
  const found: Fact[] = []
  for (const match of text.matchAll(number)) {
    const [whole, before, written = '', percent, scale, letter, after, noun] = match
    const money = before ?? after
    // 9.500 € is written where the point groups.
    const base =
      money !== undefined && /^\d{1,3}\.\d{3}$/.test(written) && !/[$£]/.test(money)
        ? Number(written.replace('.', ''))
        : parseNumber(written)
    if (base === null) continue
    const unit = percent === undefined ? '' : '%'
    const value = rounded(base * (scales[(scale ?? letter ?? '').toLowerCase()] ?? 1))
    found.push({
      type: 'number',
      key: `${value}${unit}`,
      text: (noun === undefined ? whole : whole.slice(0, whole.length - noun.length))
        .replace(/[\s-]+$/, '')
        .trim(),
      value,
      currency: money === undefined ? null : currencyOf(money),
      at: match.index,
      ...(noun === undefined ? {} : { noun: noun.toLowerCase() }),
      ...(rough.test(text.slice(Math.max(0, match.index - 16), match.index)) ? { isRough: true } : {}),
    })
  }
  for (const match of text.matchAll(inWords)) {
    const value = valueInWords(match[1], match[2], match[3])
    if (value < 2) continue
    const end = match.index + match[0].length
    const noun = /^[\s-](\p{L}{3,20})/u.exec(text.slice(end, end + 24))?.[1]?.toLowerCase()
    const said = { text: match[0], value, at: match.index }
    found.push({ type: 'number', key: String(value), ...said, ...(noun === undefined ? {} : { noun }) })
  }
  return found
}

/** 12.4 million is 12400000, not 12400000.000000002. */
function rounded(value: number): number {
  return Number(value.toPrecision(15))
}

const ordinary = new Set(
  'the a an this that these those it its he she they we i you his her their our my in on at by for from to of with and or but if as when while after before during since until although however moreover meanwhile finally first second third next then also overall both all some many most no not yes there here what who which where why how is are was were be been has have had do does did will would can could should may might must monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december summary note notes key points point action items item conclusion background results result total additionally furthermore according despite because so thus therefore another each every one two three four five six seven eight nine ten usd eur gbp jpy chf inr mr mrs ms dr prof professor sir frau herr mio mrd prozent euro millionen milliarden der die das ein eine und im am ceo cfo cto coo cio chief president chair chairman chairwoman'.split(
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
    key: `${isDenied(text, match.index) ? 'not ' : ''}${stemOf(match[1])}`,
    text: match[0],
    value: null,
    at: match.index,
    about: clauseWords(text, match.index, match[0]),
  }))
}

function stemOf(written = ''): string {
  const stem = written.toLowerCase()
  return meant[stem] ?? stem
}

/** One sentence may hold two decisions: "rejected the move to Denver and approved the budget". */
function clauseWords(text: string, at: number, word: string): string[] {
  const border =
    /[!?;:\n](?!\d)|\.(?=\s+\p{Lu}|\s*$)|,\s|\s(?:and|but|while|whereas|although|und|aber|während|et|mais|y|pero)\s/u
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
  return /\b(?:not|never|n['’]t|without|no longer|declined to|refused to|failed to|against)\s+(?:\w+\s+){0,2}$/i.test(
    text.slice(Math.max(0, at - 40), at),
  )
}
