import type { Random } from '../seeded.ts'

const firstNames = [
  'Amara',
  'Ben',
  'Carla',
  'Dmitri',
  'Elena',
  'Farid',
  'Grace',
  'Hiroshi',
  'Ines',
  'Jonas',
  'Kavya',
  'Liam',
  'Maria',
  'Noah',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Sven',
  'Tomasz',
  'Uma',
  'Victor',
  'Wanda',
  'Yusuf',
  'Zoe',
] as const

const lastNames = [
  'Adeyemi',
  'Becker',
  'Castillo',
  'Dubois',
  'Eriksson',
  'Fischer',
  'Garcia',
  'Hughes',
  'Ivanova',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Moreau',
  'Nakamura',
  'Okafor',
  'Petrov',
  'Quinn',
  'Rossi',
  'Schneider',
  'Tanaka',
  'Ulrich',
  'Varga',
  'Walsh',
  'Yilmaz',
  'Zhang',
] as const

export const companies = [
  'Alder & Finch Ltd',
  'Brightwater Logistics GmbH',
  'Cedarline Office Supply',
  'Dunmore Electrical',
  'Eastgate Catering',
  'Fjordtek AS',
  'Greywood Consulting',
  'Halden Print House',
  'Ibex Cloud Services',
  'Juniper Facilities',
  'Kestrel Software BV',
  'Lakeside Translation Bureau',
  'Marlow Packaging',
  'Northgate Security',
  'Orchard Lane Foods',
  'Pemberton Legal LLP',
  'Quarry Hill Tools',
  'Redfern Analytics',
  'Silverbirch Media',
  'Tidewater Freight',
  'Umbra Lighting SA',
  'Vantage Couriers',
  'Westmark Cleaning',
  'Yarrow Health Supplies',
  'Zenith Cables',
] as const

export const cities = [
  'Antwerp',
  'Bergen',
  'Bologna',
  'Bristol',
  'Cork',
  'Gdansk',
  'Ghent',
  'Graz',
  'Leeds',
  'Leipzig',
  'Lisbon',
  'Lyon',
  'Malmo',
  'Nantes',
  'Porto',
  'Rotterdam',
  'Seville',
  'Tallinn',
  'Turin',
  'Utrecht',
  'Vienna',
  'Zagreb',
] as const

export const products = [
  'ceramic kettle',
  'desk lamp',
  'espresso grinder',
  'fleece jacket',
  'garden hose',
  'hiking pole',
  'induction pan',
  'laptop stand',
  'mechanical keyboard',
  'noise-cancelling headset',
  'office chair',
  'picnic blanket',
  'rain coat',
  'robot vacuum',
  'running vest',
  'smart thermostat',
  'standing desk',
  'travel backpack',
  'wall clock',
  'wireless charger',
  'yoga mat',
  'air purifier',
  'bread maker',
  'bike helmet',
] as const

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export type Day = { year: number; month: number; day: number }

export function dayIn(random: Random, year: number): Day {
  return { year, month: random.int(1, 12), day: random.int(1, 28) }
}

export function isoOf({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function longDate({ year, month, day }: Day): string {
  return `${day} ${months[month - 1]} ${year}`
}

/** Reads `14 March 2026`, `March 14, 2026`, `14.03.2026` and `2026-03-14`. */
export function isoFrom(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (dotted) return isoOf({ day: Number(dotted[1]), month: Number(dotted[2]), year: Number(dotted[3]) })
  const words = /^(?:(\d{1,2}) ([A-Z][a-z]+)|([A-Z][a-z]+) (\d{1,2}),) (\d{4})$/.exec(text)
  if (!words) return null
  const month = months.findIndex((each) => each === (words[2] ?? words[3])) + 1
  return month > 0 ? isoOf({ day: Number(words[1] ?? words[4]), month, year: Number(words[5]) }) : null
}

export function personOf(random: Random): string {
  return `${random.pick(firstNames)} ${random.pick(lastNames)}`
}

export function orderOf(random: Random): string {
  return `${random.pick(['KL', 'MN', 'PR', 'SV', 'TX', 'WB'])}-${random.int(10_000, 99_999)}`
}
