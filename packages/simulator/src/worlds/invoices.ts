import { meanFields } from '../quality.ts'
import type { Random } from '../seeded.ts'
import type { Asked, Item, Solved, World } from '../types.ts'
import { cities, companies, type Day, dayIn, isoFrom, isoOf, longDate } from './pools.ts'
import { type RecordOf, type RecordShape, solveRecord } from './records.ts'

const shape: RecordShape = {
  fields: [
    'vendor_name',
    'invoice_number',
    'invoice_date',
    'due_date',
    'purchase_order',
    'customer_number',
    'vat_id',
    'currency',
    'subtotal',
    'tax',
    'total',
  ],
  optional: ['due_date', 'purchase_order', 'customer_number', 'vat_id', 'subtotal', 'tax'],
  close: [
    ['invoice_date', 'due_date'],
    ['subtotal', 'total'],
    ['purchase_order', 'customer_number'],
    ['invoice_number', 'customer_number'],
  ],
  // Two of the optional fields are there in 70 % of the invoices.
  meanFields: meanFields.invoices,
}

const text = (description: string) => ({ type: 'string', description })
const optional = (type: string, description: string) => ({ type: [type, 'null'], description })

const invoiceFormat = {
  name: 'invoice',
  schema: {
    type: 'object',
    properties: {
      vendor_name: text('legal name of the seller'),
      invoice_number: text('the seller’s number of this invoice'),
      invoice_date: text('date of issue, YYYY-MM-DD'),
      due_date: optional('string', 'last day for payment, YYYY-MM-DD'),
      purchase_order: optional('string', 'the buyer’s order number'),
      customer_number: optional('string', 'the seller’s number for the buyer'),
      vat_id: optional('string', 'VAT number of the seller'),
      currency: { type: 'string', description: 'ISO 4217 code' },
      subtotal: optional('number', 'net amount before tax'),
      tax: optional('number', 'amount of tax'),
      total: { type: 'number', description: 'gross amount to be paid' },
    },
    required: ['vendor_name', 'invoice_number', 'invoice_date', 'currency', 'total'],
    additionalProperties: false,
  },
}

const invoiceSystem = `You extract data from supplier invoices for the accounts payable team of a wholesale company. You receive the plain text of one invoice, as the scanner read it. Return one JSON object that follows the given schema.

Rules:
- Dates as YYYY-MM-DD, whatever notation the invoice uses. Amounts as numbers with a dot as decimal sign, without thousands separators and without the currency.
- "vendor_name" is the seller who issued the invoice, not the buyer.
- "invoice_date" is the date of issue; "due_date" is the last day for payment. Don't confuse the two.
- "subtotal" is the net amount before tax, "total" the gross amount that has to be paid.
- "purchase_order" is our own order number; "customer_number" is the seller's number for us.
- Fill in every optional field that the invoice states. Leave out what it does not state. Never guess.
- Return the JSON object alone.`

/** The words by which sellers head a line, by field. */
const headings: Readonly<Record<string, readonly string[]>> = {
  invoice_number: ['Invoice no.', 'Invoice number', 'Invoice #', 'Document no.', 'Our invoice'],
  invoice_date: ['Invoice date', 'Date of issue', 'Issued on', 'Billing date'],
  due_date: ['Due date', 'Payable by', 'Payment due', 'Please pay by'],
  purchase_order: ['Purchase order', 'PO number', 'Your order', 'Order reference'],
  customer_number: ['Customer no.', 'Customer number', 'Account no.', 'Client ID'],
  vat_id: ['VAT ID', 'VAT reg. no.', 'Tax number', 'VAT number'],
  subtotal: ['Subtotal', 'Net amount', 'Total net', 'Amount before tax'],
  tax: ['VAT 20 %', 'VAT', 'Sales tax', 'Tax amount'],
  total: ['Total', 'Amount due', 'Total gross', 'Grand total', 'Balance due'],
}
const fieldOf = new Map(
  Object.entries(headings).flatMap(([field, words]) => words.map((word) => [word, field])),
)
const symbols: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£' }
const notations = [
  (day: Day) => isoOf(day),
  (day: Day) => longDate(day),
  ({ day, month, year }: Day) => `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`,
]
/** What is sold, and its usual price in cents. */
const goods = [
  { name: 'Copy paper A4, box', cents: 2_490 },
  { name: 'Pallet handling', cents: 1_850 },
  { name: 'LED panel 60x60', cents: 3_990 },
  { name: 'Translation, per page', cents: 4_200 },
  { name: 'Coffee beans 1 kg', cents: 1_690 },
  { name: 'Safety gloves, pair', cents: 780 },
  { name: 'On-site service, hour', cents: 9_500 },
  { name: 'Cable tray 2 m', cents: 2_250 },
  { name: 'Cleaning, flat rate', cents: 18_000 },
  { name: 'Licence, seat', cents: 3_500 },
  { name: 'Corrugated box L', cents: 320 },
  { name: 'Courier, express', cents: 2_900 },
  { name: 'Legal advice, hour', cents: 24_000 },
  { name: 'First-aid kit', cents: 3_150 },
  { name: 'Data export, run', cents: 12_500 },
] as const

function make(random: Random): Item {
  const dateOf = random.pick(notations)
  const issued = dayIn(random, 2026)
  const due = { ...issued, month: (issued.month % 12) + 1, year: issued.month === 12 ? 2027 : 2026 }
  const currency = random.pick(['EUR', 'EUR', 'USD', 'GBP'])
  const lines = Array.from({ length: random.int(1, 4) }, () => {
    const quantity = random.int(1, 24)
    const { name, cents } = random.pick(goods)
    const price = Math.round(cents * (0.8 + 0.4 * random.next())) / 100
    return { name, quantity, price, sum: Math.round(quantity * price * 100) / 100 }
  })
  const subtotal = round(lines.reduce((sum, line) => sum + line.sum, 0))
  const tax = round(subtotal * 0.2)
  const record: RecordOf = {
    vendor_name: random.pick(companies),
    invoice_number: `${random.pick(['INV', 'RE', 'F', 'SI'])}-${random.int(2024, 2026)}-${random.int(1_000, 99_999)}`,
    invoice_date: isoOf(issued),
    due_date: isoOf(due),
    ...(random.chance(0.7) ? { purchase_order: `PO${random.int(400_000, 499_999)}` } : {}),
    customer_number: `C-${random.int(10_000, 99_999)}`,
    ...(random.chance(0.7)
      ? { vat_id: `${random.pick(['DE', 'GB', 'FR', 'NL'])}${random.int(100_000_000, 999_999_999)}` }
      : {}),
    currency,
    subtotal,
    tax,
    total: round(subtotal + tax),
  }
  const european = random.chance(0.4)
  const money = (value: number) => writeMoney(value, currency, european, random)
  const head = (field: string, value: string) => `${random.pick(headings[field] ?? [field])}: ${value}`
  const printed: Record<string, string> = { invoice_date: dateOf(issued), due_date: dateOf(due) }
  const details = [
    'invoice_number',
    'invoice_date',
    'due_date',
    'purchase_order',
    'customer_number',
    'vat_id',
  ]
    .filter((field) => record[field] !== undefined)
    .map((field) => head(field, printed[field] ?? String(record[field])))
  const buyer = random.pick(companies.filter((each) => each !== record.vendor_name))
  const body = [
    `${record.vendor_name}`,
    `${random.int(1, 180)} ${random.pick(['Dock Road', 'Mill Lane', 'Station Street', 'Kirchweg', 'Rue du Port'])}, ${random.pick(cities)}`,
    '',
    `Bill to: ${buyer}, ${random.pick(cities)}`,
    '',
    ...random.shuffle(details),
    '',
    ...lines.map((line, index) => `${index + 1}  ${line.name}  ${line.quantity} x ${line.price.toFixed(2)}`),
    '',
    head('subtotal', money(subtotal)),
    head('tax', money(tax)),
    head('total', money(round(subtotal + tax))),
    '',
    random.pick([
      'Goods remain our property until paid in full.',
      'Thank you for your business.',
      'Please quote the document number with your payment.',
      'Late payments bear interest at the statutory rate.',
    ]),
  ]
  return {
    system: invoiceSystem,
    user: body.join('\n'),
    format: invoiceFormat,
    truth: { type: 'value', value: record },
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function writeMoney(value: number, currency: string, european: boolean, random: Random): string {
  const [whole = '0', cents = '00'] = value.toFixed(2).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, european ? '.' : ',')
  const amount = `${grouped}${european ? ',' : '.'}${cents}`
  return random.chance(0.5) ? `${amount} ${currency}` : `${symbols[currency]}${amount}`
}

function readMoney(text: string): { amount: number; currency: string } | null {
  const match = /([€$£])?([\d.,]+)(?: ([A-Z]{3}))?/.exec(text)
  const digits = match?.[2]
  if (!match || digits === undefined) return null
  const plain = `${digits.slice(0, -3).replace(/[.,]/g, '')}.${digits.slice(-2)}`
  const currency = match[3] ?? Object.keys(symbols).find((code) => symbols[code] === match[1]) ?? 'EUR'
  return { amount: Number(plain), currency }
}

function readInvoice(text: string): RecordOf | null {
  const found: RecordOf = {}
  for (const line of text.split('\n')) {
    const at = line.indexOf(': ')
    const field = at < 0 ? undefined : fieldOf.get(line.slice(0, at))
    if (field === undefined) continue
    const value = line.slice(at + 2)
    if (field === 'subtotal' || field === 'tax' || field === 'total') {
      const money = readMoney(value)
      found[field] = money?.amount ?? null
      found.currency = money?.currency ?? null
    } else if (field === 'invoice_date' || field === 'due_date') found[field] = isoFrom(value)
    else found[field] = value
  }
  if (found.invoice_number === undefined || found.total === undefined) return null
  found.vendor_name = text.slice(0, text.indexOf('\n'))
  return Object.fromEntries(
    shape.fields.filter((field) => field in found).map((field) => [field, found[field] ?? null]),
  )
}

function solve(asked: Asked): Solved | null {
  if (asked.tools.length > 0) return null
  const record = readInvoice(asked.turns.findLast((turn) => turn.role === 'user')?.text ?? '')
  return record && solveRecord(shape, record)
}

export const invoicesWorld: World = { name: 'invoices', make, solve }
