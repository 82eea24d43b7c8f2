import { writeFileSync } from 'node:fs'
import type { Conversation, Reply } from '@tierdrop/wire'
import { featuresOf } from '../../src/kind-features.ts'
import { type LearntKind, learntKinds } from '../../src/learnt-kind.ts'
import { ReplyEvidence } from '../../src/reply-evidence.ts'
import {
  firstUserText,
  readInstruction,
  readMessage,
  readSetting,
} from '../../src/skeleton/read-instruction.ts'
import { exchangeOf as blindExchange } from '../blind/template.ts'
import { frameworks } from '../blind/templates-frameworks.ts'
import { userMessages } from '../blind/templates-messages.ts'
import { platform } from '../blind/templates-platform.ts'
import { worldOf } from '../blind/world.ts'
import { fillerOf } from '../holdout/filler.ts'
import { exchangeOf as holdoutExchange } from '../holdout/template.ts'
import { fifth } from '../holdout/templates-fifth.ts'
import { machines } from '../holdout/templates-machines.ts'
import { plain } from '../holdout/templates-plain.ts'
import { systems } from '../holdout/templates-systems.ts'
import { third as holdoutThird } from '../holdout/templates-third.ts'
import { seeded } from '../labelled/seeded.ts'
import { conversationOf, exchangeOf, messages, replyOf } from '../labelled/template.ts'
import { otherTemplates } from '../labelled/templates-others.ts'
import { styleTemplates } from '../labelled/templates-styles.ts'
import { systemTemplates } from '../labelled/templates-system.ts'
import { tradeTemplates } from '../labelled/templates-trades.ts'
import { voiceTemplates } from '../labelled/templates-voices.ts'
import { first } from './first.ts'
import { fourth } from './fourth.ts'
import { instructions } from './instructions.ts'
import { second } from './second.ts'
import { teamsLearnt } from './teams/index.ts'
import { third } from './third.ts'

// Makes src/kind-weights.ts: `node test/kinds/learn.ts`. Multinomial logistic regression over the words
// of instructions and the signs of replies. Whether a message's first line is an instruction is asked of
// the table as it is, so `pnpm learn-kinds` begins with one that holds nothing and learns twice.

type Exchange = { conversation: Conversation; reply: Reply }
type Example = { kind: number; weight: number; id: string; words: string[]; signs: [string, number][] }

const examples: Example[] = []

const unanswered = replyOf('')
/** A task is learnt from as it looks after one reply, after three, eight and sixteen. */
const looks = [0, 2, 7, 15]
/** And a little as it looks before the first. */
const unansweredShare = 0.25
const add = (kind: string, id: string, weight: number, exchanges: Exchange[]): void => {
  const at = learntKinds.indexOf(kind as LearntKind)
  if (at < 0) return
  const learn = (conversation: Conversation, evidence: ReplyEvidence, share: number) => {
    const setting = readSetting(conversation)
    const instruction = setting.needsUserText
      ? readMessage(setting, firstUserText(conversation)).instruction
      : readInstruction(setting)
    examples.push({
      kind: at,
      weight: weight * share,
      id,
      words: [...featuresOf(instruction, evidence.edges)],
      signs: [...evidence.shares],
    })
  }
  const evidence = new ReplyEvidence()
  for (const [index, { conversation, reply }] of exchanges.entries()) {
    if (index === 0 && reply !== unanswered) {
      const asked = new ReplyEvidence()
      asked.add(conversation, unanswered)
      learn(conversation, asked, unansweredShare)
    }
    evidence.add(conversation, reply)
    if (looks.includes(index)) learn(conversation, evidence, 1 / Math.min(looks.length, exchanges.length))
  }
}
const sixteen = <Drawn>(draw: () => Drawn): Drawn[] => Array.from({ length: 16 }, draw)

const random = seeded(3)
for (const template of [...systemTemplates, ...otherTemplates, ...voiceTemplates, ...tradeTemplates])
  add(
    template.kind,
    template.name,
    1,
    sixteen(() => exchangeOf(template, random)),
  )
// the same cores in eight manners each
for (const template of styleTemplates)
  add(
    template.kind,
    template.name,
    0.3,
    sixteen(() => exchangeOf(template, random)),
  )
const world = worldOf(3)
for (const template of [...frameworks, ...userMessages, ...platform])
  add(
    template.kind,
    template.task,
    1,
    sixteen(() => blindExchange(template, world, 0.3)),
  )
const filler = fillerOf(3)
for (const template of [...fifth, ...machines, ...plain, ...systems, ...holdoutThird])
  add(
    template.kind,
    template.task,
    1,
    sixteen(() => holdoutExchange(template, filler)),
  )
for (const [kind, lines] of Object.entries(instructions))
  for (const line of lines.trim().split('\n')) {
    add(kind, line, 0.4, [
      { conversation: conversationOf({ system: line, messages: messages('x') }), reply: unanswered },
    ])
    const alone = messages(`${line.replace(/[.:]?$/, ':')}\n\nThe parcel was there on Monday.`)
    add(kind, line, 0.3, [{ conversation: conversationOf({ messages: alone }), reply: unanswered }])
  }
// replies that were written for their requests, not drawn, tell more
for (const template of [...first, ...second, ...third, ...fourth, ...teamsLearnt])
  add(
    template.kind,
    template.task,
    2,
    sixteen(() => blindExchange(template, world, 0.3)),
  )

/** What only one template has says nothing of others. */
const minTemplates = 2
const seenIn = new Map<string, Set<string>>()
for (const { id, words, signs } of examples)
  for (const feature of [...words, ...signs.map(([sign]) => `=${sign}`)])
    seenIn.set(feature, (seenIn.get(feature) ?? new Set()).add(id))
const features = [...seenIn].filter(([, ids]) => ids.size >= minTemplates).map(([feature]) => feature)
const index = new Map(features.map((feature, at) => [feature, at]))

const kinds = learntKinds.length
const bias = features.length
const rows = examples.map(({ kind, weight, words, signs }) => {
  const known = words.flatMap((word) => index.get(word) ?? [])
  const scale = 1 / Math.sqrt(known.length + 2)
  const counted = signs.flatMap(([sign, share]) => {
    const at = index.get(`=${sign}`)
    return at === undefined ? [] : [[at, share / 2] as const]
  })
  const cells = [...known.map((at) => [at, scale] as const), ...counted, [bias, 1] as const]
  return {
    kind,
    weight,
    cells: Int32Array.from(cells, ([cell]) => cell * kinds),
    values: Float64Array.from(cells, ([, value]) => value),
  }
})
// rare kinds count for more
const totals = learntKinds.map((_, kind) =>
  rows.reduce((sum, row) => sum + (row.kind === kind ? row.weight : 0), 0),
)
for (const row of rows) row.weight *= Math.sqrt(100 / (totals[row.kind] ?? 1))
const total = rows.reduce((sum, { weight }) => sum + weight, 0)

const steps = process.argv[2] === 'nothing' ? 0 : 300
const rate = 5
const shrink = 0.0004
const weights = new Float64Array((features.length + 1) * kinds)
const speed = new Float64Array(weights.length)
const slope = new Float64Array(weights.length)
const odds = new Float64Array(kinds)
for (let step = 0; step < steps; step++) {
  slope.fill(0)
  for (const { kind, weight, cells, values } of rows) {
    odds.fill(0)
    for (const [at, cell] of cells.entries())
      for (let one = 0; one < kinds; one++)
        odds[one] = (odds[one] ?? 0) + (values[at] ?? 0) * (weights[cell + one] ?? 0)
    const most = Math.max(...odds)
    let whole = 0
    for (let one = 0; one < kinds; one++) whole += odds[one] = Math.exp((odds[one] ?? 0) - most)
    for (let one = 0; one < kinds; one++)
      odds[one] = (weight / total) * ((odds[one] ?? 0) / whole - (one === kind ? 1 : 0))
    for (const [at, cell] of cells.entries())
      for (let one = 0; one < kinds; one++)
        slope[cell + one] = (slope[cell + one] ?? 0) + (odds[one] ?? 0) * (values[at] ?? 0)
  }
  for (const [at, weight] of weights.entries()) {
    speed[at] = 0.9 * (speed[at] ?? 0) + (slope[at] ?? 0) + shrink * weight
    weights[at] = weight - rate * (speed[at] ?? 0)
  }
}

/** Tenths; what would hardly tip a scale is left out. */
const least = 2
const maxLine = 150
const paragraphOf = (kind: number, wanted: (feature: string) => boolean): string => {
  const entries = features
    .flatMap((feature, at) => {
      const tenths = Math.round(10 * (weights[at * kinds + kind] ?? 0))
      return wanted(feature) && Math.abs(tenths) >= least
        ? [[feature.replace(/^=/, ''), tenths] as const]
        : []
    })
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([feature, tenths]) => `${feature}${tenths < 0 ? '' : '+'}${tenths}`)
  const lines = ['']
  for (const entry of entries) {
    const last = lines.at(-1) ?? ''
    if (last.length + entry.length < maxLine)
      lines[lines.length - 1] = last === '' ? entry : `${last} ${entry}`
    else lines.push(entry)
  }
  return lines
    .map((line) => `    ${line.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}`)
    .join('\n')
}
const table = (name: string, comment: string, wanted: (feature: string) => boolean): string =>
  `/** ${comment} */\nexport const ${name} = {\n${learntKinds.map((kind, at) => `  ${kind}: \`\n${paragraphOf(at, wanted)}\n  \`,`).join('\n')}\n}\n`

writeFileSync(
  new URL('../../src/kind-weights.ts', import.meta.url),
  [
    '// biome-ignore-all format: paragraphs of words\n// Made by test/kinds/learn.ts from the labelled sets: what speaks for a kind (+) or against it (-), in tenths.\n',
    `/** Where nothing is known. */\nexport const biases = [${learntKinds.map((_, kind) => Math.round(10 * (weights[bias * kinds + kind] ?? 0))).join(', ')}] as const\n`,
    table(
      'wordWeights',
      'Words of instructions, pairs of them ("a_b"), and words that begin a sentence ("^_a").',
      (feature) => !feature.startsWith('='),
    ),
    table('signWeights', 'Signs of replies.', (feature) => feature.startsWith('=')),
  ].join('\n'),
)
