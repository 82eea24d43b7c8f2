import type { Asked, Schema, Tool } from './client.ts'

const tool = (name: string, parameter: string, result: object): Tool => ({
  name,
  description: `Looks up by ${parameter}.`,
  parameters: { type: 'object', properties: { [parameter]: { type: 'string' } }, required: [parameter] },
  run: () => JSON.stringify(result),
})

/** An agent that the simulated models know: it needs these three in turn before it answers. */
export const tools: readonly Tool[] = [
  tool('get_order', 'order_id', {
    order_id: 'KL-10000',
    article: 'garden lamp',
    price: 39.9,
    customer_id: 'CU104512',
    tracking_number: 'HP12345678NL',
    category: 'lighting',
    days_since_delivery: null,
  }),
  tool('track_shipment', 'tracking_number', {
    status: 'in transit',
    last_seen: 'Zwolle',
    expected_in_days: 2,
  }),
  tool('get_customer', 'customer_id', { name: 'Zoë Grünwald', standing: 'good' }),
]
export const callsInTurn = ['get_order', 'track_shipment', 'get_customer']

/** Each customer's words are their own: vendors that are simulated alike give their calls the same ids. */
export const missingParcelOf = (customer: string): Asked => ({
  system: 'You are the support agent of a shop. Solve the case with your tools, one call at a time.',
  user: `Hello, my neighbours did not get it and neither did I: order KL-10000 is missing. Regards, ${customer}`,
})

export const smallTalk: Asked = {
  system: 'You keep a conversation going.',
  user: 'Grüße aus Zürich 🙂, what is new where you are, and how did the long week by the sea go?',
}

export const invoice: Asked = {
  system:
    'You extract data from supplier invoices for the accounts payable team of a wholesale company. Return the JSON object alone.',
  user: `Cedarline Office Supply
136 Mill Lane, Cork

Bill to: Tidewater Freight, Rotterdam

Invoice #: SI-2025-32888
Customer number: C-64232
Purchase order: PO404877
VAT number: DE323304034
Payable by: 20.02.2026
Date of issue: 20.01.2026

1  On-site service, hour  1 x 78.13
2  Licence, seat  22 x 40.15
3  Corrugated box L  24 x 2.79

Net amount: $1,028.39
Sales tax: 205.68 USD
Grand total: 1,234.07 USD

Goods remain our property until paid in full.`,
}

const properties = {
  vendor_name: { type: 'string' },
  invoice_number: { type: 'string' },
  invoice_date: { type: 'string' },
  due_date: { type: ['string', 'null'] },
  purchase_order: { type: ['string', 'null'] },
  customer_number: { type: ['string', 'null'] },
  vat_id: { type: ['string', 'null'] },
  currency: { type: 'string' },
  subtotal: { type: ['number', 'null'] },
  tax: { type: ['number', 'null'] },
  total: { type: 'number' },
}
export const invoiceSchema: Schema = {
  name: 'invoice',
  schema: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
}
