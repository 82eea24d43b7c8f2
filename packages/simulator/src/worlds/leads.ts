import { meanFields } from '../quality.ts'
import type { Random } from '../seeded.ts'
import { fill, type Pools, read, template, type Values } from '../template.ts'
import type { Asked, Item, Solved, World } from '../types.ts'
import { cities, companies, dayIn, isoFrom, longDate, personOf } from './pools.ts'
import { type RecordOf, type RecordShape, solveRecord } from './records.ts'

const shape: RecordShape = {
  fields: [
    'contact',
    'company',
    'delivery_city',
    'billing_city',
    'article',
    'quantity',
    'budget',
    'currency',
    'needed_by',
    'decision_by',
  ],
  optional: ['billing_city', 'budget', 'currency', 'needed_by', 'decision_by'],
  close: [
    ['delivery_city', 'billing_city'],
    ['needed_by', 'decision_by'],
    ['quantity', 'budget'],
  ],
  // Billing city and decision date are stated in half of the mails.
  meanFields: meanFields.leads,
}

const text = (description: string) => ({ type: 'string', description })
const optional = (type: string, description: string) => ({ type: [type, 'null'], description })

const leadFormat = {
  name: 'lead',
  schema: {
    type: 'object',
    properties: {
      contact: text('full name of the sender'),
      company: text('company of the sender'),
      delivery_city: text('where the goods are to go'),
      billing_city: optional('string', 'where the invoice is to go'),
      article: text('what is asked for'),
      quantity: { type: 'integer', description: 'how many pieces' },
      budget: optional('number', 'what may be spent in all'),
      currency: optional('string', 'ISO 4217 code of the budget'),
      needed_by: optional('string', 'date of need, YYYY-MM-DD'),
      decision_by: optional('string', 'date of the decision, YYYY-MM-DD'),
    },
    required: ['contact', 'company', 'delivery_city', 'article', 'quantity'],
    additionalProperties: false,
  },
}

const leadSystem = `You read the mail that reaches the sales inbox of an office furniture maker and turn each enquiry into a record for the CRM. Return one JSON object that follows the given schema, and nothing else.

- "delivery_city" is where the goods are to go, "billing_city" where the invoice is to go. They are often different.
- "needed_by" is when the goods must be there, "decision_by" when the customer decides. Dates as YYYY-MM-DD.
- "quantity" counts pieces; "budget" is money, as a number, with its "currency" as ISO code.
- Fill in what the mail states and leave out the rest.`

const sentences = [
  'we at {company} are looking for {quantity} pieces of {article}.',
  '{company} would like an offer for {quantity} pieces of {article}.',
  'Please quote {quantity} pieces of {article} for {company}.',
].map(template)
const deliveries = [
  'The goods should go to our office in {delivery_city}.',
  'Delivery would be to {delivery_city}.',
  'They are meant for our new floor in {delivery_city}.',
].map(template)
const billings = [
  'The invoice goes to our head office in {billing_city}.',
  'Please bill our accounting department in {billing_city}.',
].map(template)
const budgets = [
  'We may spend up to {budget} {currency} on this.',
  'Our budget is {budget} {currency} in total.',
].map(template)
const needs = [
  'We need everything in place by {needed_by}.',
  'The latest date for the delivery is {needed_by}.',
].map(template)
const decisions = [
  'We will decide by {decision_by}.',
  'The decision between the offers falls on {decision_by}.',
].map(template)
const signatures = ['Kind regards, {contact}', 'Best wishes, {contact}', 'Yours sincerely, {contact}'].map(
  template,
)
const patterns = [...sentences, ...deliveries, ...billings, ...budgets, ...needs, ...decisions, ...signatures]

const pools: Pools = {
  company: companies,
  contact: personOf,
  quantity: (random) => String(random.int(4, 320)),
  article: [
    'desk Alto',
    'chair Viva',
    'cabinet Nord',
    'partition Calm',
    'stool Pivot',
    'table Forum',
    'locker Trio',
    'lamp Ray',
  ],
  delivery_city: cities,
  billing_city: cities,
  budget: (random) => String(random.int(20, 900) * 100),
  currency: ['EUR', 'GBP', 'SEK', 'CHF'],
  needed_by: (random) => longDate(dayIn(random, 2026)),
  decision_by: (random) => longDate(dayIn(random, 2026)),
}
const chat = [
  'A colleague recommended you to me.',
  'I saw your stand at the fair.',
  'We were happy with your work last time.',
  'Please send samples of the fabrics, too.',
] as const

function make(random: Random): Item {
  const values: Values = {}
  const say = (list: readonly ReturnType<typeof template>[]) =>
    fill(random.pick(list), pools, random, values).text
  const rest = [
    say(deliveries),
    say(budgets),
    say(needs),
    ...(random.chance(0.5) ? [say(billings)] : []),
    ...(random.chance(0.5) ? [say(decisions)] : []),
    ...(random.chance(0.6) ? [random.pick(chat)] : []),
  ]
  const first = say(sentences)
  const user = `${random.pick(['Hello,', 'Dear sales team,', 'Good morning,'])}\n\n${[first.charAt(0).toUpperCase() + first.slice(1), ...random.shuffle(rest)].join(' ')}\n\n${say(signatures)}`
  return { system: leadSystem, user, format: leadFormat, truth: { type: 'value', value: recordOf(values) } }
}

function recordOf(values: Values): RecordOf {
  const typed = (field: string, value: string) => {
    if (field === 'quantity' || field === 'budget') return Number(value)
    return field.endsWith('_by') ? isoFrom(value) : value
  }
  return Object.fromEntries(
    shape.fields.flatMap((field) =>
      values[field] === undefined ? [] : [[field, typed(field, values[field])]],
    ),
  )
}

function solve(asked: Asked): Solved | null {
  const mail = asked.turns.findLast((turn) => turn.role === 'user')?.text ?? ''
  if (asked.tools.length > 0 || !mail.includes(' pieces of ')) return null
  const values: Values = {}
  for (const sentence of mail.split(/\n\n|(?<=[.!?]) (?=[A-Z\d])/)) {
    for (const pattern of patterns) {
      // The first word of a mail is written large.
      Object.assign(
        values,
        read(pattern, sentence) ?? read(pattern, sentence.charAt(0).toLowerCase() + sentence.slice(1)),
      )
    }
  }
  const record = recordOf(values)
  return record.company === undefined ? null : solveRecord(shape, record)
}

export const leadsWorld: World = { name: 'leads', make, solve }
