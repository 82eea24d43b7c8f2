import { imperatives, taskVerbs } from './lexicon.ts'
import { blockMark, keysMark, removeBlocks, tagMark } from './remove-blocks.ts'
import { type Announced, sectionOf } from './section-of.ts'

export type Line = {
  text: string
  section: 'plain' | 'labels' | 'instructions' | 'keys'
  bullet: boolean
}

export type Selected = {
  lines: Line[]
  /** something was left out */
  hasMaterial: boolean
  /** the keys and headings of what was left out: "context", "question", "answer" */
  layout: string[]
}

type Section = Announced | 'plain' | 'entry'

const bulletPattern = /^(?:[-*•+–]|\d{1,3}[.)]|[a-zA-Z][.)]|\(\w{1,3}\))\s+/
const headingPattern =
  /^#{1,6}\s+(.{1,120})$|^\*\*([^*]{1,80})\*\*:?$|^\[([^\][]{1,60})\]:?$|^=+\s*([^=]{1,60}?)\s*=+$/
const entryPattern =
  /^\**["'`]?([\p{L}\d][\p{L}\p{M}\d _/'’().,#-]{0,60}?)["'`]?\**\s*(?::\**|=|\s[–—-])\s+(\S.*)$/u
const separatorPattern = /^(?:-{3,}|={3,}|\*{3,}|_{3,}|~{3,})$/
const pointsAhead = /\b(?:below|following|here)\b|:$/i
const arrow = /\s(?:->|=>|→|⇒)\s/

/** The lines of a prompt that tell what to do; those that say what to do it to are left out. */
export const selectLines = (text: string): Selected => {
  const lines: Line[] = []
  let section: Section = 'plain'
  let afterBlank = true
  let fenced = false
  let hasMaterial = false
  let hadBullets = false
  let before = ''
  const keys = new Set<string>()
  for (const raw of removeBlocks(text).split('\n')) {
    const line = raw.trim()
    if (line === '') {
      if (section === 'entry') section = 'plain'
      afterBlank = true
      continue
    }
    const paragraph = afterBlank
    afterBlank = false
    if (line === blockMark) {
      hasMaterial = true
      if (section === 'data' || section === 'entry') section = 'plain'
      afterBlank = true
      continue
    }
    if (line.startsWith(tagMark)) {
      section = line === tagMark ? 'plain' : announced(line.slice(1))
      continue
    }
    if (line.startsWith(keysMark)) {
      lines.push({ text: line.slice(1), section: 'keys', bullet: false })
      continue
    }
    const previous = before
    before = line
    if (separatorPattern.test(line)) {
      // a rule on both sides of a text quotes it
      fenced =
        !fenced && (section === 'data' || (sectionOf(previous) === 'data' && pointsAhead.test(previous)))
      section = fenced ? 'data' : 'plain'
      continue
    }
    if (line.startsWith('>') || isTable(line)) continue
    const bullet = bulletPattern.test(line)
    const content = bullet ? line.replace(bulletPattern, '') : line
    hasMaterial ||= section === 'data' || section === 'entry'
    const isDropping = section === 'data' || section === 'examples' || section === 'entry'

    if (section === 'labels' && paragraph && hadBullets && !bullet) section = 'plain'
    hadBullets = bullet

    const heading = bullet ? null : headingOf(content)
    if (heading !== null) {
      const next = announced(heading)
      if (next === 'data' || section === 'plain' || section === 'entry') keys.add(layoutKey(heading))
      // a retrieved page has headings of its own
      if (isDropping && next === 'unknown') continue
      if (section === 'examples' && (next === 'data' || isPairKey(heading))) continue
      section = next === 'unknown' ? 'plain' : next
      if (content.endsWith(':') && speaks(content)) lines.push({ text: content, section: 'plain', bullet })
      continue
    }

    const entry = entryPattern.exec(content)
    const key = entry?.[1] ?? ''
    if (entry !== null && isKey(key)) {
      const next = announced(key)
      keys.add(layoutKey(key))
      if (isDropping && !(bullet ? false : endsData(key))) {
        if (section === 'entry' && next !== 'data') section = isPairKey(key) ? 'entry' : 'plain'
        else continue
        if (section === 'entry') continue
      }
      if (section === 'labels' || (section === 'instructions' && next !== 'data')) {
        lines.push({ text: content, section, bullet })
        continue
      }
      if (next === 'examples') section = 'examples'
      else if (next === 'instructions' || next === 'labels') {
        section = 'plain'
        lines.push({ text: content, section: 'labels', bullet })
      } else if (next === 'data') section = 'entry'
      else if (bullet && /^[a-z`]/.test(key)) lines.push({ text: content, section: 'labels', bullet })
      else if (speaks(entry[2] ?? '')) lines.push({ text: entry[2] ?? '', section: 'plain', bullet })
      else section = bullet ? section : 'entry'
      continue
    }

    if (isDropping) {
      if (!(paragraph && !bullet && section !== 'entry' && !fenced && speaksOfExchange(content))) continue
      section = 'plain'
    }
    if (arrow.test(content) && /["“'«]/.test(content)) continue
    lines.push({
      text: content,
      section: section === 'labels' || section === 'instructions' ? section : 'plain',
      bullet,
    })
    if (content.endsWith(':')) {
      const next = announced(content.slice(Math.max(0, content.lastIndexOf('. ', content.length - 2))))
      section = next === 'unknown' ? 'plain' : next
    }
  }
  return { lines, hasMaterial, layout: [...keys].slice(0, 8) }
}

const layoutKey = (title: string): string => title.toLowerCase().replace(/\d+/g, '#')
const announced = (title: string): Announced => sectionOf(title)

const headingOf = (line: string): string | null => {
  const match = headingPattern.exec(line)
  if (match !== null) return match[1] ?? match[2] ?? match[3] ?? match[4] ?? null
  if (line.length > 60) return null
  if (line.endsWith(':')) {
    const words = countWords(line)
    const isTitle = words <= 5 || (words <= 8 && sectionOf(firstWord(line)) === 'data')
    return isTitle && !startsImperative(line) ? line.slice(0, -1) : null
  }
  return line.length > 3 && line === line.toUpperCase() && /^[A-Z][A-Z &/-]+$/.test(line) ? line : null
}

const countWords = (line: string): number => line.split(' ').length

const firstWord = (line: string): string => (/^[\p{L}'-]+/u.exec(line)?.[0] ?? '').toLowerCase()
const startsImperative = (line: string): boolean => imperatives.has(firstWord(line))

/** A key of "Key: value"; an order with a colon in it is none. */
const isKey = (key: string): boolean => {
  const words = countWords(key)
  if (words === 1) return true
  // "Assistant of Acme. Participants: …": a sentence has ended before the key
  if (/\p{Ll}{3}\.\s/u.test(key)) return false
  if (startsImperative(key)) return false
  // "Notes from Jane on 3 March: …"
  return words <= 4 || (words <= 10 && sectionOf(firstWord(key)) === 'data')
}

const pairKey =
  /^(?:input|output|q|a|question|answer|user|assistant|human|ai|agent|customer|label|response|reply|result|expected|category|email|ticket|text|review|message|summary|translation|source|target|completion|prompt)s?\s*#?\d*$/i
const isPairKey = (key: string): boolean => pairKey.test(key)

const endsData = (key: string): boolean =>
  /^(?:your task|task|instructions?|rules?|output format|response format|format|important|remember|guidelines?|constraints?|goal|labels|categories|valid labels|allowed labels|steps|requirements|tone|style)$/i.test(
    key,
  )

const speaks = (text: string): boolean => startsImperative(text) || /\byou(?:r|'re|’re)?\b/i.test(text)

const exchangeNouns = new Set(
  'above below following provided given label labels json answer answers context document documents passage passages reply response output format sentence sentences bullet bullets field fields category categories source sources excerpt excerpts question instructions snippet snippets'.split(
    ' ',
  ),
)
const resumes = new Set(
  "return output use do don't only never always if when based using cite quote base given remember now make keep ensure provide include your please stay limit format be mention refer say consider otherwise".split(
    ' ',
  ),
)

/** An order about the answer or the material, as it follows a stretch of material. */
const speaksOfExchange = (line: string): boolean => {
  if (/^you are an? /i.test(line)) return true
  const first = firstWord(line)
  if (!resumes.has(first) && !taskVerbs.has(first)) return false
  for (const word of line
    .slice(0, 300)
    .toLowerCase()
    .split(/[^a-z]+/))
    if (exchangeNouns.has(word)) return true
  return false
}

const isTable = (line: string): boolean => line.startsWith('|') && line.indexOf('|', 1) > 0
