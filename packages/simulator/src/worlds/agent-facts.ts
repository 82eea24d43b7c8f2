import { randomOf } from '../seeded.ts'
import { personOf } from './pools.ts'

// What the shop's systems hold, by id: the same for the traffic's tools in any process.

export type Order = {
  order_id: string
  customer_id: string
  article: string
  category: string
  price: number
  tracking_number: string
  days_since_delivery: number | null
}

const articles = [
  ['ceramic kettle', 'kitchen', 49.9],
  ['espresso grinder', 'kitchen', 189],
  ['desk lamp', 'home', 39.5],
  ['robot vacuum', 'electronics', 329],
  ['smart thermostat', 'electronics', 149],
  ['office chair', 'furniture', 259],
  ['standing desk', 'furniture', 489],
  ['travel backpack', 'outdoor', 119.9],
  ['rain coat', 'clothing', 89],
  ['fleece jacket', 'clothing', 74.9],
  ['air purifier', 'electronics', 199],
  ['garden hose', 'outdoor', 34.5],
] as const

export function orderOf(orderId: string): Order {
  const random = randomOf('shop', 'order', orderId)
  const [article, category, price] = random.pick(articles)
  return {
    order_id: orderId,
    customer_id: `CU${random.int(100_000, 999_999)}`,
    article,
    category,
    price: Math.round(price * (0.85 + 0.3 * random.next()) * 10) / 10,
    tracking_number: `HP${random.int(10_000_000, 99_999_999)}NL`,
    days_since_delivery: random.int(1, 60),
  }
}

export function customerOf(customerId: string) {
  const random = randomOf('shop', 'customer', customerId)
  return {
    customer_id: customerId,
    name: personOf(random),
    standing: random.pick(['standard', 'standard', 'gold']),
    past_claims: random.int(0, 4),
  }
}

export function shipmentOf(trackingNumber: string) {
  const random = randomOf('shop', 'shipment', trackingNumber)
  const lost = random.chance(0.3)
  return {
    tracking_number: trackingNumber,
    status: lost ? 'lost' : 'in_transit',
    last_seen: random.pick([
      'sorting centre Venlo',
      'hub Liege',
      'depot Hamburg',
      'customs Basel',
      'hub Lyon',
    ]),
    expected_in_days: lost ? null : random.int(1, 6),
  }
}

/** 30 days for refunds, except 14 for clothing; warranty of two years on all but clothing. */
export function policyOf(topic: string, category: string, days: number) {
  const limit =
    topic === 'warranty' ? (category === 'clothing' ? 180 : 730) : category === 'clothing' ? 14 : 30
  return { topic, category, covered: days <= limit, limit_days: limit }
}
