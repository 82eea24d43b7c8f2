import type { ToolSpec } from '../types.ts'

function tool(
  name: string,
  description: string,
  required: Record<string, unknown>,
  optional: Record<string, unknown> = {},
): ToolSpec {
  return {
    name,
    description,
    parameters: {
      type: 'object',
      properties: { ...required, ...optional },
      required: Object.keys(required),
      additionalProperties: false,
    },
  }
}

const text = (description: string) => ({ type: 'string', description })
const date = text('YYYY-MM-DD')
const time = text('HH:MM, 24 hours')
const currency = text('ISO 4217 code')

export const dispatchTools: readonly ToolSpec[] = [
  tool(
    'create_event',
    'Puts an appointment into the calendar of the user.',
    { title: text('what it is about'), date, start_time: time },
    { duration_minutes: { type: 'integer', description: 'length, default 30' } },
  ),
  tool('set_reminder', 'Reminds the user of something at a time.', {
    text: text('what to be reminded of'),
    date,
    time,
  }),
  tool('send_message', 'Sends a chat message to a colleague now.', {
    recipient: text('full name'),
    text: text('the message'),
  }),
  tool('book_room', 'Books a meeting room at one of our sites.', {
    city: text('the site'),
    date,
    people: { type: 'integer', description: 'seats needed' },
  }),
  tool('convert_currency', 'Converts an amount at the rate of today.', {
    amount: { type: 'number' },
    from: currency,
    to: currency,
  }),
  tool('get_weather', 'Forecast for a city on a day.', { city: text('name of the city'), date }),
  tool(
    'search_documents',
    'Searches the documents of the company by their content.',
    { query: text('words to look for') },
    { owner: text('full name of the author'), after: text('only newer ones, YYYY-MM-DD') },
  ),
  tool('create_expense', 'Files an expense claim.', {
    amount: { type: 'number' },
    currency,
    category: { type: 'string', enum: ['travel', 'meals', 'office', 'training'] },
    date,
  }),
]

export const dispatchSystem = `You are Quill, the assistant in the company chat of an engineering firm with sites all over Europe. Employees ask you to do one small thing at a time. For each request, call exactly one of the tools; there is always one that fits.

Guidelines:
- Take every value from the request. Don't ask back and don't make values up.
- Write dates as YYYY-MM-DD and times as HH:MM in 24-hour notation.
- Give people by their full names and cities by the names that the user wrote.
- Fill in all required arguments; use optional ones only where the request states them.
- A message goes out at once. If something is to happen later, it is a reminder or an event.
- Weather, rooms and events are different things even if the same city and day occur in a request.`
