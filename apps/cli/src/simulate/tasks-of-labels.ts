import type { Turn, WeekTask } from './week-task.ts'

/** Four characters are about a token in English. */
export const tokensOf = (...texts: readonly string[]): number =>
  Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / 4)

const products = ['desk', 'lamp', 'chair', 'shelf', 'monitor arm', 'filing cabinet', 'whiteboard', 'stool']
const troubles: Readonly<Record<string, readonly string[]>> = {
  billing: ['the invoice shows an amount I never agreed to', 'I was charged twice for one order'],
  shipping: ['the parcel has not arrived', 'the carrier left it at the wrong address'],
  returns: ['I want to send it back', 'the return label does not print'],
  account: ['I can no longer sign in', 'my colleague should have access too'],
  technical: ['it does not switch on', 'the height adjustment is stuck'],
  sales: ['we would like forty more of them', 'is there a discount for schools'],
}
const labels = Object.keys(troubles)

function labelTurn(all: readonly string[], right: string, says: string, system: string): Turn {
  return {
    says,
    inputTokens: tokensOf(system, says),
    right: { text: right },
    wrong: (other) => ({ text: other.pick(all.filter((label) => label !== right)) }),
  }
}

const routing =
  'You are the triage step of a furniture maker. Classify the customer message into exactly one of: ' +
  `${labels.join(', ')}. Answer with the label alone.`

/** Its prompt is edited on the third day: a new version, linked to the old one. */
export const routeTicket: WeekTask = {
  name: 'route-ticket',
  share: 0.17,
  match: 'triage step of a furniture maker',
  settings: { kind: 'classify', labels, margin: 0.03 },
  system: (day) =>
    day < 2 ? routing : `${routing} Messages about several matters go by the first matter they mention.`,
  noise: 0.002,
  candidates: { mini: { wrong: () => 0.003 }, nano: { wrong: () => 0.12 } },
  session(random, day) {
    const label = random.pick(labels)
    const says =
      `Order ${random.int(10_000, 99_999)}, one ${random.pick(products)}: ` +
      `${random.pick(troubles[label] ?? [])}. Customer number ${random.int(1_000, 9_999)}.`
    return { turns: [labelTurn(labels, label, says, this.system(day))], tools: [] }
  },
}

const ratings = ['hot', 'warm', 'cold']

/** Its candidate gets worse on the fifth day. */
export const rateLead: WeekTask = {
  name: 'rate-lead',
  share: 0.17,
  match: 'rate incoming leads',
  settings: { kind: 'classify', labels: ratings, margin: 0.05 },
  system: () =>
    'You rate incoming leads of an office furniture maker. Rate the lead as hot, warm or cold. ' +
    'Answer with that one word.',
  noise: 0.002,
  candidates: { mini: { wrong: ({ day }) => (day < 4 ? 0.002 : 0.115) } },
  session(random, day) {
    const rating = random.pick(ratings)
    const wish = { hot: 'this month', warm: 'some time next year', cold: 'perhaps, one day' }[rating] ?? ''
    const says = `We are ${random.int(3, 900)} people and may want ${random.int(1, 300)} ${random.pick(products)}s ${wish}.`
    return { turns: [labelTurn(ratings, rating, says, this.system(day))], tools: [] }
  },
}

const sections = ['contract', 'complaint', 'tender', 'audit', 'notice']
const sentences = Array.from(
  { length: 48 },
  (_, index) =>
    `Paragraph ${index + 1} sets out how the ${products[index % products.length]} is to be delivered, ` +
    'accepted and paid for, who bears the risk until then, which documents accompany it, within what time ' +
    'defects are to be notified, and what follows where one of the parties does not keep to what it says. ' +
    'It applies to all branches alike unless an annex signed by both sides says otherwise in so many words.',
)
const sentenceTokens = tokensOf(sentences[0] ?? '')

/** Its candidate can't cope with long documents: from 3,000 tokens of input on. */
export const sortDocument: WeekTask = {
  name: 'sort-document',
  share: 0.19,
  match: 'sort documents of the legal department',
  settings: { kind: 'classify', labels: sections, margin: 0.05 },
  system: () =>
    'You sort documents of the legal department. Classify the document into exactly one of: ' +
    `${sections.join(', ')}. Answer with the label alone.`,
  noise: 0.002,
  candidates: { mini: { wrong: ({ inputTokens }) => (inputTokens < 3_000 ? 0.003 : 0.3) } },
  session(random, day) {
    const section = random.pick(sections)
    const count = random.chance(0.65)
      ? random.int(4, Math.floor(2_800 / sentenceTokens))
      : random.int(Math.ceil(3_200 / sentenceTokens), Math.ceil(5_200 / sentenceTokens))
    const start = random.int(0, sentences.length - 1)
    const body = Array.from({ length: count }, (_, index) => sentences[(start + index) % sentences.length])
    const says = `File ${random.int(100_000, 999_999)}, a ${section}.\n${body.join('\n')}`
    return { turns: [labelTurn(sections, section, says, this.system(day))], tools: [] }
  },
}
