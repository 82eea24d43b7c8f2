import { seeded } from '../labelled/seeded.ts'

const first =
  'Amara,Bjorn,Carla,Dmitri,Elif,Farid,Greta,Hana,Ivo,Jasmin,Kofi,Lena,Mateo,Noor,Oskar,Priya,Quentin,Rosa,Sven,Tomoko,Uma,Viktor,Wanda,Ximena,Yusuf,Zoe,Liam,Grace,Omar,Chloe'.split(
    ',',
  )
const last =
  "Okafor,Lindqvist,Moreau,Petrov,Yilmaz,Haddad,Weber,Kim,Novak,O'Brien,Mensah,Schmidt,Garcia,Rahman,Berg,Iyer,Dubois,Costa,Larsen,Sato,Patel,Ivanov,Kowalski,Reyes,Demir,Fischer,Nguyen,Walsh".split(
    ',',
  )
const firms =
  'Northgate Logistics,Brightwave,Helio Energy,Casa Verde,Pinecrest Bank,Orbit Mobile,Fjord & Sons,Kestrel Air,Lumen Health,Maple Street Books,Quanta Labs,Riverstone Insurance,Sable Motors,Tidewater Foods,Umbra Games,Vantage Travel,Willow Retail GmbH,Zephyr Telecom,Acorn Software,Blue Harbor Hotels'.split(
    ',',
  )
const cities = 'Lisbon,Hamburg,Austin,Osaka,Lyon,Toronto,Nairobi,Bogota,Leeds,Utrecht,Krakow,Perth'.split(',')
const products =
  'AeroPress Go,Trail Runner 5,ThinkStation P3,Aurora Desk Lamp,Nimbus Router AX6,Cedar Wardrobe,PulseFit Band,Glide Vacuum X2,Ember Kettle,Solo Backpack 30L,Arc Monitor 27,Drift Headphones'.split(
    ',',
  )
const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
)
const subjects =
  'The shipment,My account,The invoice,The driver,Our team,The second parcel,The new contract,This update,The warranty,The login page,A technician,The regional office,The subscription,The committee,A senior analyst,The battery,The supplier,Her application'.split(
    ',',
  )
const verbs =
  'arrived late,was charged twice,stopped working,has been approved,is missing a page,was moved,failed without a message,exceeded the forecast,needs a signature,was returned,got replaced,could not be reached,was confirmed,has not changed,was cancelled,looks damaged'.split(
    ',',
  )
const rests =
  'after the last update,in the second quarter,near the main station,because of the weather,for the third time,despite two reminders,according to the report,before the holidays,without any explanation,during the audit,at no extra cost,on the mobile app,since we moved,under the old terms'.split(
    ',',
  )
const asks =
  "I still have not received my order.,How do I change my billing address?,The app crashes when I open the camera.,Please cancel my plan at the end of the month.,Can I get a refund for the damaged item?,Where can I download last year's invoices?,I love the new dashboard!,My password reset link does not work.,Do you ship to Norway?,Why was I charged twice this month?,The delivery guy was extremely friendly.,Two-factor login sends no code.,What is the difference between Pro and Team?,I want to speak to a manager.,It is fine I guess.".split(
    ',',
  )

/** Draws what production puts into prompts: names, dates, ids, texts. */
export const fillerOf = (seed: number) => {
  const { next, below, pick } = seeded(seed)
  const int = (from: number, to: number) => from + below(to - from + 1)
  const list = <Item>(from: number, to: number, draw: (at: number) => Item) =>
    Array.from({ length: int(from, to) }, (_, at) => draw(at))
  const hex = (length: number) => list(length, length, () => below(16).toString(16)).join('')
  const two = (value: number) => String(value).padStart(2, '0')
  const name = () => `${pick(first)} ${pick(last)}`
  const iso = () => `202${int(3, 6)}-${two(int(1, 12))}-${two(int(1, 28))}`
  const date = () =>
    pick([
      iso,
      () => `${int(1, 28)} ${pick(months)} 202${int(3, 6)}`,
      () => `${pick(months)} ${int(1, 28)}, 202${int(3, 6)}`,
      () => `${two(int(1, 28))}.${two(int(1, 12))}.202${int(3, 6)}`,
      () => `${int(1, 12)}/${int(1, 28)}/2${int(3, 6)}`,
    ])()
  const now = () => `${iso()}T${two(below(24))}:${two(below(60))}:${two(below(60))}Z`
  const firm = () => pick(firms)
  const email = () =>
    `${pick(first).toLowerCase()}.${pick(last).toLowerCase().replace("'", '')}@${pick(['example.com', 'mail.test', 'corp.example'])}`
  const price = () =>
    pick([
      `$${int(3, 900)}.${two(below(100))}`,
      `${int(3, 900)},${two(below(100))} €`,
      `USD ${int(10, 9000)}`,
    ])
  const id = (prefix: string) => `${prefix}${int(10_000, 999_999)}`
  const sentence = () =>
    pick([
      () => `${pick(subjects)} ${pick(verbs)} ${pick(rests)}.`,
      () => `${pick(subjects)} ${pick(verbs)} on ${date()}.`,
      () => `${name()} from ${firm()} said that ${pick(subjects).toLowerCase()} ${pick(verbs)}.`,
      () => `In ${pick(cities)}, ${pick(subjects).toLowerCase()} ${pick(verbs)} ${pick(rests)}.`,
      () => `The ${pick(products)} costs ${price()} and ${pick(verbs)} ${pick(rests)}.`,
    ])()
  const para = (from = 2, to = 6) => list(from, to, sentence).join(' ')
  return {
    next,
    below,
    pick,
    int,
    list,
    hex,
    name,
    iso,
    date,
    now,
    firm,
    email,
    price,
    id,
    sentence,
    para,
    text: (from = 1, to = 5) => list(from, to, () => para()).join('\n\n'),
    first: () => pick(first),
    city: () => pick(cities),
    product: () => pick(products),
    ask: () => pick(asks),
    message: () => (next() < 0.5 ? pick(asks) : `${pick(asks)} ${para(1, 3)}`),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    url: () =>
      `https://${pick(['docs', 'www', 'shop'])}.${pick(['example.com', 'acme.test'])}/${hex(6)}/${pick(['faq', 'item', 'post'])}-${int(1, 999)}`,
    plan: () => pick(['Free', 'Starter', 'Pro', 'Team', 'Business', 'Enterprise']),
    locale: () => pick(['en-US', 'de-DE', 'fr-FR', 'pt-BR', 'ja-JP', 'es-MX', 'nl-NL']),
    weekday: () => pick(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']),
  }
}
export type Filler = ReturnType<typeof fillerOf>
