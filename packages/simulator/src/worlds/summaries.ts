import type { Random } from '../seeded.ts'
import { fill, type Pools, template } from '../template.ts'
import { countTokens } from '../tokens.ts'
import type { Asked, FailureMode, Item, Solved, World } from '../types.ts'
import { misread } from './misread.ts'
import { cities, companies, dayIn, longDate, personOf } from './pools.ts'
import {
  closings,
  endings,
  facts as factTexts,
  links,
  openings,
  subjects,
  topics,
  verbs,
} from './report-phrases.ts'

/** From here on a document is long, and weak models cover its second half worse. */
const longTokens = 3_000
const longShare = 0.4
const longWeight = 1.75
const shortWeight = (1 - longShare * longWeight) / (1 - longShare)

const summarySystem = `You condense internal reports for the management board of a manufacturing group. The board decides by figures, so your summary must not lose any.

Write:
- one line of introduction,
- then one bullet point ("- ") per finding of the report, in the order of the report.

Rules:
- A finding is every statement that carries a figure, a date or a deadline. Keep all of them, with the names of sites, suppliers and persons as they are written.
- Leave out background, opinions and repetitions.
- Treat the end of the report with the same care as its beginning.
- Don't round, convert or add figures. Don't add conclusions of your own.`

const pools: Pools = {
  site: cities,
  supplier: companies,
  person: personOf,
  date: (random) => longDate(dayIn(random, 2026)),
  percent: (random) => `${random.int(1, 38)}.${random.int(1, 9)} %`,
  count: (random) => String(random.int(11, 980)),
  amount: (random) => `${random.int(12, 940)},${String(random.int(0, 9) * 100).padStart(3, '0')} euros`,
  days: (random) => String(random.int(3, 90)),
  topic: topics,
}
const factPatterns = factTexts.map(template)
const openingPatterns = openings.map(template)

/** A sentence without any figure, of many thousand possible ones. */
function filler(random: Random): string {
  const { text } = fill(
    { text: `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(endings)}.` },
    pools,
    random,
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function make(random: Random): Item {
  const long = random.chance(longShare)
  const target = long ? random.int(3_250, 3_900) * 4 : random.int(800, 1_700) * 4
  const opening = fill(random.pick(openingPatterns), pools, random).text
  const paragraphs = [opening]
  const found: string[] = []
  let length = opening.length
  while (length < target) {
    const before = Array.from({ length: random.int(1, 4) }, () => filler(random))
    const fact = fill(random.pick(factPatterns), pools, random).text
    const after = Array.from({ length: random.int(2, 5) }, () => filler(random))
    const link = fact.startsWith('The ') && random.chance(0.5) ? random.pick(links) : ''
    const paragraph = [
      ...before,
      link === '' ? fact : link + fact.charAt(0).toLowerCase() + fact.slice(1),
      ...after,
    ].join(' ')
    found.push(fact)
    paragraphs.push(paragraph)
    length += paragraph.length + 2
  }
  paragraphs.push(random.pick(closings))
  return {
    system: summarySystem,
    user: `Please summarise this report.\n\n${paragraphs.join('\n\n')}`,
    truth: { type: 'facts', facts: found },
  }
}

/** The sentences with a figure, in their order. */
function findFacts(text: string): string[] {
  return text
    .split('\n\n')
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?]) (?=[A-Z\d])/))
    .filter((sentence) => /\d/.test(sentence))
    .map((sentence) => {
      const link = links.find((each) => sentence.startsWith(each)) ?? ''
      return sentence.charAt(link.length).toUpperCase() + sentence.slice(link.length + 1)
    })
}

const introductions = [
  'Findings of the report:',
  'The report contains these findings:',
  'In short, the report says:',
  'Key points:',
] as const

function solve(asked: Asked): Solved | null {
  const text = asked.turns.findLast((turn) => turn.role === 'user')?.text ?? ''
  if (asked.tools.length > 0 || !/\bsummar/i.test(text.slice(0, 200))) return null
  const facts = findFacts(text.slice(text.indexOf('\n\n') + 2))
  if (facts.length < 2) return null
  const long = countTokens(text) > longTokens
  // The introduction follows from the document: two models that are right say the same.
  const introduction = introductions[text.length % introductions.length]
  const write = (bullets: readonly string[]) => ({
    text: [introduction, '', ...bullets.map((each) => `- ${each}`)].join('\n'),
    calls: [],
  })
  return {
    weight: long ? longWeight : shortWeight,
    right: write(facts),
    modes: (family) => {
      switch (family) {
        case 'nano':
          return long
            ? { 'forgotten-second-half': 8, 'missed-facts': 2 }
            : { 'missed-facts': 6, 'confabulated-figure': 2 }
        case 'mini':
          return {
            'confabulated-figure': 5,
            'missed-facts': 4,
            ...(long ? { 'forgotten-second-half': 3 } : {}),
          }
        case 'haiku':
        case 'primary':
          return { 'missed-facts': 5, 'confabulated-figure': 2 }
        default:
          return family satisfies never
      }
    },
    wrong: (mode, random) => write(damage(facts, mode, random)),
  }
}

function damage(facts: readonly string[], mode: FailureMode, random: Random): string[] {
  switch (mode) {
    case 'forgotten-second-half': {
      const half = Math.ceil(facts.length / 2)
      return [
        ...facts.slice(0, half),
        ...facts
          .slice(half)
          .filter(() => random.chance(0.15))
          .slice(1),
      ]
    }
    case 'confabulated-figure': {
      const at = random.int(0, facts.length - 1)
      return facts.map((fact, index) => (index === at ? String(misread(fact, random)) : fact))
    }
    default: {
      const missing = new Set(random.shuffle(facts).slice(0, Math.max(1, Math.round(facts.length * 0.3))))
      return facts.filter((fact) => !missing.has(fact))
    }
  }
}

export const summariesWorld: World = { name: 'summaries', make, solve }
