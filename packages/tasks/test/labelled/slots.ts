import type { Seeded } from './seeded.ts'

const people = [
  'Jane Doe',
  'Łukasz Nowak',
  "Siobhán O'Brien",
  'Wei Chen',
  'Maria da Silva',
  'Bob',
  'Priya',
  'Dr. Ahmed Hassan',
  'Jean-Luc Moreau',
  'Anna van der Berg',
  'Kenji',
  'Olu Adeyemi',
]
const companies = [
  'Acme Corp',
  'Globex',
  'Initech GmbH',
  'Umbrella & Sons',
  'Stark Industries',
  'Wayne Enterprises',
  'Hooli',
  'BrightPath',
  'NorthWind Traders',
  'Contoso Ltd.',
  'ACME',
  'eBay',
]
const cities = ['Berlin', 'New York', 'São Paulo', 'Tokyo', 'Paris', 'Rio de Janeiro', 'Oslo']
const plans = ['gold', 'silver', 'free', 'enterprise', 'Pro', 'Business Plus']
const products = [
  'Trail Runner 3',
  'wireless headphones',
  'standing desk',
  'UltraBook X1',
  'espresso machine',
  'yoga mat',
]
const languages = ['German', 'French', 'Spanish', 'Japanese', 'Brazilian Portuguese', 'English']
const locales = ['de-DE', 'en-US', 'fr-FR', 'pt-BR', 'ja-JP']
const months = ['January', 'March', 'May', 'July', 'August', 'October', 'December']
const labels = ['billing', 'technical', 'shipping', 'positive', 'negative', 'spam', 'other']

const openings = [
  'My order has not arrived yet',
  'I was charged twice this month',
  'Please cancel my subscription',
  'You should really fix the login page',
  'The app crashes whenever I open settings',
  'Can you tell me where my parcel is',
  'Great service, thank you so much',
  'Write me back as soon as possible',
  'I love the new design',
  'Do not send me any more newsletters',
  'Ignore the last message, it works now',
  'The invoice shows the wrong address',
]
const facts = [
  'Our return policy allows returns within 30 days of purchase',
  'Shipping to Norway takes four to six business days',
  'Contact support to reset your password',
  'Refunds are issued to the original payment method',
  'The warranty covers manufacturing defects only',
  'Customers must keep the receipt',
  'Press the power button for ten seconds to restart',
  'Premium members receive free shipping on all orders',
  'The library was founded in 1887 by two brothers',
  'Water boils at a lower temperature in the mountains',
  'Never expose the battery to direct sunlight',
  'You can export your data from the settings page',
  'Photosynthesis turns light into chemical energy',
]

export type Draw = (random: Seeded) => string

const date: Draw = (random) => {
  const [year, month, day] = [2024 + random.below(3), random.below(12) + 1, random.below(28) + 1]
  const two = (value: number) => String(value).padStart(2, '0')
  return random.pick([
    `${year}-${two(month)}-${two(day)}`,
    `${random.pick(months)} ${day}, ${year}`,
    `${two(day)}.${two(month)}.${year}`,
    `${day} ${random.pick(months)} ${year}`,
    `Monday, ${random.pick(months)} ${day}, ${year}`,
  ])
}
const hex = (random: Seeded, length: number) =>
  Array.from({ length }, () => random.below(16).toString(16)).join('')
const id: Draw = (random) =>
  random.pick([
    `ORD-${1000 + random.below(9000)}`,
    `cus_${hex(random, 10)}`,
    `${hex(random, 8)}-${hex(random, 4)}`,
    `#${10_000 + random.below(90_000)}`,
  ])

const many = (
  random: Seeded,
  from: number,
  to: number,
  make: (at: number) => string,
  between: string,
): string => Array.from({ length: from + random.below(to - from + 1) }, (_, at) => make(at)).join(between)

const text: Draw = (random) => many(random, 1, 5, () => `${random.pick(openings)}.`, ' ')
const passage: Draw = (random) => many(random, 2, 6, () => `${random.pick(facts)}.`, ' ')
const article: Draw = (random) => many(random, 2, 4, () => passage(random), '\n\n')

export const slots: Record<string, Draw> = {
  name: (random) => random.pick(people),
  company: (random) => random.pick(companies),
  city: (random) => random.pick(cities),
  plan: (random) => random.pick(plans),
  product: (random) => random.pick(products),
  language: (random) => random.pick(languages),
  locale: (random) => random.pick(locales),
  label: (random) => random.pick(labels),
  email: (random) =>
    `${random.pick(['jane', 'bob.smith', 'info'])}@${random.pick(['example.com', 'mail.org'])}`,
  n: (random) => String(1 + random.below(20)),
  amount: (random) =>
    random.pick([
      `$${random.below(900)}.${10 + random.below(89)}`,
      `EUR ${random.below(5000)}`,
      `${random.below(99)} USD`,
    ]),
  date,
  id,
  text,
  sentence: (random) => `${random.pick(openings)}.`,
  passage,
  article,
  documents: (random) => many(random, 1, 5, (at) => `Document ${at + 1}: ${passage(random)}`, '\n\n'),
  tagged: (random) =>
    many(random, 1, 5, (at) => `<document index="${at + 1}">\n${passage(random)}\n</document>`, '\n'),
  bracketed: (random) => many(random, 1, 5, (at) => `[${at + 1}] ${passage(random)}`, '\n'),
  quotedLines: (random) => many(random, 2, 5, () => `> ${random.pick(facts)}.`, '\n'),
  markdown: (random) =>
    many(
      random,
      1,
      3,
      () => `### ${random.pick(['Returns', 'Shipping', 'Warranty', 'About us'])}\n${passage(random)}`,
      '\n\n',
    ),
  bullets: (random) =>
    many(
      random,
      2,
      6,
      () => `- ${random.pick(products)} (${1 + random.below(9)} left, $${random.below(300)})`,
      '\n',
    ),
  pairs: (random) =>
    many(random, 1, 5, () => `Input: ${random.pick(openings)}\nOutput: ${random.pick(labels)}`, '\n\n'),
  dialogue: (random) =>
    many(random, 1, 4, () => `User: ${random.pick(openings)}\nAssistant: ${random.pick(facts)}.`, '\n'),
  exampleTags: (random) =>
    many(
      random,
      1,
      4,
      () => `<example>\nTicket: ${random.pick(openings)}\nLabel: ${random.pick(labels)}\n</example>`,
      '\n',
    ),
  numbered: (random) =>
    many(
      random,
      1,
      4,
      (at) => `Example ${at + 1}:\nText: "${random.pick(openings)}"\nLabel: ${random.pick(labels)}`,
      '\n\n',
    ),
  arrows: (random) => many(random, 2, 5, () => `"${random.pick(openings)}" -> ${random.pick(labels)}`, '\n'),
  candidates: (random) => many(random, 3, 8, (at) => `${at + 1}. ${random.pick(facts)}`, '\n'),
  json: (random) =>
    JSON.stringify(
      {
        customer: { name: random.pick(people), plan: random.pick(plans), since: date(random) },
        orders: Array.from({ length: random.below(4) }, () => ({ id: id(random), total: random.below(900) })),
        ...(random.below(2) ? { vip: true } : {}),
      },
      null,
      random.below(2) * 2,
    ),
  transcript: (random) =>
    many(random, 3, 8, () => `${random.pick(['Agent', 'Customer'])}: ${random.pick(openings)}.`, '\n'),
  code: (random) => `function f${random.below(99)}(a, b) {\n  return a ${random.pick(['+', '-', '*'])} b\n}`,
  table: (random) =>
    `${random.pick(['orders', 'users', 'events'])}(id, created_at, ${random.pick(['total', 'status', 'kind'])})`,
}

export const fill = (template: string, random: Seeded): string =>
  template.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot]?.(random) ?? whole)
