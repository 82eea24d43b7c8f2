import type { Random } from '../seeded.ts'
import { fill, type Pools, read, template, type Values } from '../template.ts'
import type { Asked, Item, Solved, World } from '../types.ts'
import { type Arguments, breakCall, callModes, contentOf, type PlannedCall } from './calls.ts'
import { dispatchSystem, dispatchTools } from './dispatch-tools.ts'
import { cities, dayIn, isoFrom, longDate, personOf } from './pools.ts'

/** Wishes that two tools seem to fit are asked this often, and go wrong more often. */
const ambiguousShare = 0.25
const ambiguousWeight = 2.2
const plainWeight = (1 - ambiguousShare * ambiguousWeight) / (1 - ambiguousShare)

const pools: Pools = {
  title: [
    'Budget review',
    'Site inspection',
    'Design walkthrough',
    'Lunch with the auditors',
    'Sprint planning',
    'Supplier call',
    'Safety briefing',
    'Interview with a candidate',
    'Kick-off for the bridge project',
    'Handover meeting',
  ],
  task: [
    'renew the parking permit',
    'send the drawings to the client',
    'order new hard hats',
    'water the plants',
    'submit the timesheet',
    'call the surveyor',
    'approve the holiday requests',
    'check the load calculation',
    'pay the hotel bill',
    'back up the laptop',
  ],
  message: [
    'the crane arrives one hour late',
    'the permit has been granted',
    'the client moved the deadline',
    'lunch is on me',
    'the test report is in the project folder',
    'the lift on floor three is broken',
    'we won the tender',
    'the concrete samples passed',
    'the visitors are waiting at reception',
  ],
  topic: [
    'bridge load tables',
    'travel policy',
    'tender for the tram depot',
    'soil report',
    'fire safety concept',
    'holiday calendar',
    'supplier ratings',
    'noise measurements',
    'onboarding checklist',
    'crane rental contract',
  ],
  date: (random) => longDate(dayIn(random, 2026)),
  time: (random) => `${random.int(7, 18)}:${random.pick(['00', '15', '30', '45'])}`,
  minutes: (random) => String(random.pick([15, 20, 45, 60, 90, 120])),
  person: personOf,
  city: cities,
  people: (random) => String(random.int(3, 40)),
  amount: (random) => `${random.int(8, 2_400)}.${random.pick(['00', '20', '50', '75', '90'])}`,
  currency: ['EUR', 'GBP', 'SEK', 'PLN'],
  target: ['USD', 'CHF', 'NOK', 'JPY'],
  category: ['travel', 'meals', 'office', 'training'],
}

const hour = (text = '') => text.padStart(5, '0')
const day = (text = '') => isoFrom(text) ?? text

type Make = (values: Values) => Arguments
const event: Make = (v) => ({ title: v.title ?? '', date: day(v.date), start_time: hour(v.time) })
const longEvent: Make = (v) => ({ ...event(v), duration_minutes: Number(v.minutes) })
const reminder: Make = (v) => ({
  text: v.task ?? v.message ?? v.title ?? '',
  date: day(v.date),
  time: hour(v.time),
})
const message: Make = (v) => ({ recipient: v.person ?? '', text: v.message ?? v.task ?? '' })
const room: Make = (v) => ({ city: v.city ?? '', date: day(v.date), people: Number(v.people) })
const weather: Make = (v) => ({ city: v.city ?? '', date: day(v.date) })
const money: Make = (v) => ({ amount: Number(v.amount), from: v.currency ?? '', to: v.target ?? '' })
const expense: Make = (v) => ({
  amount: Number(v.amount),
  currency: v.currency ?? '',
  category: v.category ?? '',
  date: day(v.date),
})
const search: Make = (v) => ({
  query: v.topic ?? '',
  ...(v.person === undefined ? {} : { owner: v.person }),
  ...(v.date === undefined ? {} : { after: day(v.date) }),
})

type Wish = {
  pattern: ReturnType<typeof template>
  name: string
  make: Make
  other: [name: string, make: Make]
  ambiguous: boolean
}
const wish = (text: string, name: string, make: Make, other: [string, Make], ambiguous = false): Wish => ({
  pattern: template(text),
  name,
  make,
  other,
  ambiguous,
})

const toReminder: [string, Make] = ['set_reminder', reminder]
const toEvent: [string, Make] = [
  'create_event',
  (v) => ({ title: v.title ?? v.task ?? '', date: day(v.date), start_time: hour(v.time) }),
]
const toWeather: [string, Make] = ['get_weather', weather]
const toSearch: [string, Make] = [
  'search_documents',
  (v) => ({ query: v.message ?? v.category ?? v.city ?? v.currency ?? '' }),
]
const toMessage: [string, Make] = [
  'send_message',
  (v) => ({ recipient: v.person ?? '', text: v.topic ?? v.message ?? v.task ?? '' }),
]

const wishes: readonly Wish[] = [
  wish('Put "{title}" into my calendar on {date} at {time}.', 'create_event', event, toReminder),
  wish(
    'Please schedule "{title}" for {date}, {time}, and block {minutes} minutes.',
    'create_event',
    longEvent,
    toReminder,
  ),
  wish(
    'I need an appointment called "{title}" on {date} starting at {time}.',
    'create_event',
    event,
    toReminder,
  ),
  wish('Remind me on {date} at {time} to {task}.', 'set_reminder', reminder, toEvent),
  wish('Could you nudge me at {time} on {date}? I have to {task}.', 'set_reminder', reminder, toEvent),
  wish('Tell {person} that {message}.', 'send_message', message, toSearch),
  wish('Please write to {person}: {message}.', 'send_message', message, toSearch),
  wish('Drop {person} a line saying that {message}.', 'send_message', message, toSearch),
  wish('Get us a meeting room in {city} on {date} for {people} people.', 'book_room', room, toWeather),
  wish('We are {people} people and need a room at the {city} site on {date}.', 'book_room', room, toWeather),
  wish('How much is {amount} {currency} in {target}?', 'convert_currency', money, toSearch),
  wish('Convert {amount} {currency} to {target} for me, please.', 'convert_currency', money, toSearch),
  wish('What will the weather be like in {city} on {date}?', 'get_weather', weather, toSearch),
  wish('Do I need an umbrella in {city} on {date}?', 'get_weather', weather, toSearch),
  wish('Find our documents about the {topic}.', 'search_documents', search, toMessage),
  wish('Which documents did {person} write about the {topic}?', 'search_documents', search, toMessage),
  wish('Show me everything on the {topic} that is newer than {date}.', 'search_documents', search, toMessage),
  wish(
    'I spent {amount} {currency} on {category} on {date}, please file it.',
    'create_expense',
    expense,
    toSearch,
  ),
  wish('New expense: {category}, {amount} {currency}, dated {date}.', 'create_expense', expense, toSearch),
  wish(
    'Keep {date} at {time} free for me, "{title}" will take place then.',
    'create_event',
    event,
    toReminder,
    true,
  ),
  wish(
    'Don’t let me forget "{title}" on {date} at {time}, an alert is enough.',
    'set_reminder',
    reminder,
    toEvent,
    true,
  ),
  wish('Before I see {person} at the site: ask whether {message}.', 'send_message', message, toSearch, true),
  wish(
    '{people} of us meet in {city} on {date}, rain or shine; see that we have seats.',
    'book_room',
    room,
    toWeather,
    true,
  ),
  wish(
    'We book an outdoor lunch in {city} for {date}; is that wise?',
    'get_weather',
    weather,
    ['book_room', (v) => ({ ...weather(v), people: 10 })],
    true,
  ),
  wish(
    'My taxi was {amount} {currency}; what do I get for that in {target}?',
    'convert_currency',
    money,
    [
      'create_expense',
      (v) => ({
        amount: Number(v.amount),
        currency: v.currency ?? '',
        category: 'travel',
        date: '2026-03-02',
      }),
    ],
    true,
  ),
  wish(
    '{person} sent something about the {topic}, where is it?',
    'search_documents',
    search,
    toMessage,
    true,
  ),
]
const plain = wishes.filter((each) => !each.ambiguous)
const ambiguous = wishes.filter((each) => each.ambiguous)
const before = [
  '',
  '',
  'Hi Quill! ',
  'Hello, one thing: ',
  'Morning! ',
  'Quick one. ',
  'When you have a second: ',
] as const
const after = ['', '', ' Thanks!', ' Thank you.', ' That would help a lot.', ' No rush.'] as const

function make(random: Random): Item {
  const chosen = random.pick(random.chance(ambiguousShare) ? ambiguous : plain)
  const { text, values } = fill(chosen.pattern, pools, random)
  return {
    system: dispatchSystem,
    user: `${random.pick(before)}${text}${random.pick(after)}`,
    tools: dispatchTools,
    truth: { type: 'calls', calls: [{ name: chosen.name, arguments: chosen.make(values) }] },
  }
}

function readWish(text: string): { wish: Wish; values: Values } | null {
  const start = before.find((each) => each !== '' && text.startsWith(each)) ?? ''
  const end = after.find((each) => each !== '' && text.endsWith(each)) ?? ''
  const bare = text.slice(start.length, text.length - end.length)
  for (const each of wishes) {
    const values = read(each.pattern, bare)
    if (values) return { wish: each, values }
  }
  return null
}

function solve(asked: Asked): Solved | null {
  const last = asked.turns.at(-1)
  if (asked.tools.length === 0 || asked.toolChoice === 'none' || last?.role !== 'user') return null
  const found = readWish(last.text)
  if (!found || !asked.tools.includes(found.wish.name)) return null
  const { wish: chosen, values } = found
  const call: PlannedCall = { name: chosen.name, arguments: chosen.make(values) }
  const [otherName, makeOther] = chosen.other
  const tool = dispatchTools.find((each) => each.name === chosen.name)
  if (!tool) return null
  return {
    weight: chosen.ambiguous ? ambiguousWeight : plainWeight,
    right: contentOf(call),
    modes: (family) => ({ ...callModes(family, 0), ...(chosen.ambiguous ? { 'wrong-tool': 12 } : {}) }),
    wrong: (mode, random) =>
      breakCall(mode, call, { tool, other: { name: otherName, arguments: makeOther(values) }, random }),
  }
}

export const dispatchWorld: World = { name: 'dispatch', make, solve }
