import { tokensOf } from './tasks-of-labels.ts'
import type { WeekTask } from './week-task.ts'

const vendors = ['Brandt & Sons', 'Kestrel Timber', 'Nordlicht Leuchten', 'Ateliers Mercier', 'Halden Steel']
const currencies = ['EUR', 'GBP', 'USD']

const invoiceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['supplier', 'number', 'total', 'currency'],
  properties: {
    supplier: { type: 'string' },
    number: { type: 'string' },
    total: { type: 'number' },
    currency: { type: 'string' },
    due: { type: ['string', 'null'] },
  },
}

/** Its cheapest candidate often fails, but so that the caller notices and falls back. */
export const extractInvoice: WeekTask = {
  name: 'extract-invoice',
  share: 0.15,
  match: 'extract data from supplier invoices',
  settings: { kind: 'extract', margin: 0.02, fallback: true, gates: { maxInvalid: 0.12 } },
  system: () =>
    'You extract data from supplier invoices. Return supplier, number, total, currency and due date as JSON.',
  format: { name: 'invoice', schema: invoiceSchema },
  noise: 0.001,
  candidates: {
    mini: { wrong: () => 0.002, invalid: 0.002 },
    nano: { wrong: () => 0.001, invalid: 0.05 },
  },
  session(random, day) {
    const record = {
      supplier: random.pick(vendors),
      number: `R-${random.int(10_000, 99_999)}`,
      total: random.int(1_000, 900_000) / 100,
      currency: random.pick(currencies),
      due: `2026-0${random.int(1, 9)}-1${random.int(0, 9)}`,
    }
    const says =
      `${record.supplier}\nInvoice ${record.number}\nTotal ${record.currency} ${record.total}\n` +
      `Payable until ${record.due}\nThank you for your order of ${random.int(2, 90)} items.`
    return {
      tools: [],
      turns: [
        {
          says,
          inputTokens: tokensOf(this.system(day), says) + 120,
          right: { text: JSON.stringify(record) },
          wrong: (other) => ({ text: JSON.stringify({ ...record, total: record.total + other.int(1, 99) }) }),
          invalid: (other) =>
            other.chance(0.5)
              ? { text: JSON.stringify(record).slice(0, -9) }
              : { text: JSON.stringify({ ...record, number: undefined }) },
        },
      ],
    }
  },
}

const openings = [
  'Thank you for writing to us.',
  'Many thanks for your message.',
  'We are sorry for the trouble.',
]
const middles = [
  'We have looked into your order and found it at the depot',
  'Your order is on its way again',
  'A colleague has taken your order up with the carrier',
]
const endings = [
  'You will hear from us within two days.',
  'Please tell us if it has not come by Friday.',
  'We will write as soon as it is delivered.',
]
/** what reviewers recognise a worse answer by */
export const unhelpful = 'Please see our website.'

/** Free text: no two replies are alike, so that comparing them tells nothing. People have to. */
export const answerCustomer: WeekTask = {
  name: 'answer-customer',
  share: 0.04,
  match: 'write answers to customers',
  settings: { kind: 'text', margin: 0.08 },
  system: () => 'You write answers to customers of a furniture maker. Be brief, friendly and specific.',
  noise: 1,
  candidates: { mini: { wrong: () => 1 } },
  keepsTexts: true,
  session(random, day) {
    const order = random.int(10_000, 99_999)
    const answer = (by: typeof random) =>
      `${by.pick(openings)} ${by.pick(middles)} (number ${order}, case ${by.int(1_000, 9_999)}). ${by.pick(endings)}`
    const says = `Where is my order ${order}? I have been waiting for ${random.int(3, 40)} days.`
    return {
      tools: [],
      turns: [
        {
          says,
          inputTokens: tokensOf(this.system(day), says),
          right: { text: answer(random) },
          wrong: (other) => ({ text: other.chance(0.003) ? unhelpful : answer(other) }),
        },
      ],
    }
  },
}
