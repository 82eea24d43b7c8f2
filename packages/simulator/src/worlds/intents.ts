import type { Random } from '../seeded.ts'
import { fill, type Pools, type Template, template, type Values } from '../template.ts'
import type { Asked, Item, Solved, World } from '../types.ts'
import { intents, type Label, labels, lookAlikes } from './intent-phrases.ts'
import { dayIn, longDate, orderOf, personOf, products } from './pools.ts'

/** Of the tickets, this share also touches the words of a neighbouring intent, and is harder for it. */
const lookAlikeShare = 0.3
const lookAlikeWeight = 2.2
const plainWeight = (1 - lookAlikeShare * lookAlikeWeight) / (1 - lookAlikeShare)

const intentSystem = `You are the triage step of the support desk of Harbour & Pine, an online shop for home, office and outdoor goods. Read the customer's ticket and decide which one of the following intents it belongs to.

${labels.map((label) => `- ${label}: ${intents[label].meaning}`).join('\n')}

Rules:
- Decide by what the customer wants done now, not by what is mentioned in passing.
- If a ticket touches two intents, choose the one that the support desk has to act on first.
- Answer with the label alone, in lower case, exactly as written above. No explanation, no punctuation.`

const pools: Pools = {
  order: orderOf,
  product: products,
  date: (random) => longDate(dayIn(random, 2026)),
  days: (random) => String(random.int(3, 19)),
  amount: (random) => `${random.int(12, 480)}.${random.pick(['00', '50', '90', '95', '99'])}`,
  person: personOf,
  friend: personOf,
}

const openings = [
  'Hello,',
  'Hi there,',
  'Good morning,',
  'Dear support team,',
  'Hey,',
  'Good afternoon,',
  'To whom it may concern,',
].map(template)
const contexts = [
  'I have been a customer of yours for {days} years.',
  'I bought the {product} on {date}.',
  'This is about the {product} from order {order}.',
  'My name is {person} and my order number is {order}.',
  'I tried your chat {days} days ago but nobody answered.',
  'I placed order {order} with you on {date}.',
  'A friend recommended your shop to me, and so I got the {product}.',
].map(template)
const closings = [
  'Thanks, {person}',
  'Kind regards, {person}',
  'Please get back to me soon. {person}',
  'Looking forward to your answer, {person}',
  'Best, {person}',
  'Thank you in advance. {person}',
].map(template)

const cores = labels.map((label) => ({ label, phrases: intents[label].phrases.map(template) }))
const asides = new Map(labels.map((label) => [label, intents[label].asides.map(template)]))

function make(random: Random): Item {
  const { label, phrases } = random.pick(cores)
  const values: Values = {}
  const say = (choices: readonly Template[]) => fill(random.pick(choices), pools, random, values).text
  const sentences = [random.chance(0.75) ? say(contexts) : null]
  if (random.chance(lookAlikeShare)) sentences.push(say(asides.get(lookAlikes[label]) ?? []))
  sentences.push(say(phrases))
  if (random.chance(0.35)) sentences.push(say(remarks))
  const text = sentences.filter((each) => each !== null).join(' ')
  return {
    system: intentSystem,
    user: `${random.chance(0.7) ? `${say(openings)}\n\n` : ''}${text}${random.chance(0.8) ? `\n\n${say(closings)}` : ''}`,
    truth: { type: 'label', label },
  }
}

const remarks = [
  'I am around until {date}.',
  'You can reach me by mail at any time.',
  'It was a present for {friend}.',
  'The colour is fine, by the way.',
  'I paid {amount} euros for everything together.',
  'I could not find anything about this in your help pages.',
].map(template)

function labelOf(text: string): Label | null {
  return cores.find(({ phrases }) => phrases.some(({ anchor }) => text.includes(anchor)))?.label ?? null
}

function isLookAlike(label: Label, text: string): boolean {
  return (asides.get(lookAlikes[label]) ?? []).some(({ anchor }) => text.includes(anchor))
}

function solve(asked: Asked): Solved | null {
  if (asked.tools.length > 0) return null
  const text = asked.turns.findLast((turn) => turn.role === 'user')?.text ?? ''
  const label = labelOf(text)
  if (label === null) return null
  return {
    weight: isLookAlike(label, text) ? lookAlikeWeight : plainWeight,
    right: { text: label, calls: [] },
    modes: () => ({ 'wrong-label': 1 }),
    wrong: (_, random) => {
      // Mostly the neighbour that shares its words, at times one that was only mentioned.
      const other = random.chance(0.8)
        ? lookAlikes[label]
        : random.pick(labels.filter((each) => each !== label))
      return { text: other, calls: [] }
    },
  }
}

export const intentsWorld: World = { name: 'intents', make, solve }
