/** A calendar day or a moment, read from the notations in use; null where a reader could take it two ways. */
export type Moment =
  | { type: 'day'; key: string }
  | { type: 'local'; key: string }
  /** a month of a year, or a day of every year */
  | { type: 'part'; key: string }
  | { type: 'instant'; ms: number }

/** of German, French, Spanish, Italian, Dutch and Portuguese, where they are not the English ones */
const foreign: Record<string, number> = {}
for (const [at, names] of [
  'januar jänner janvier enero gennaio januari janeiro',
  'februar février fevrier febrero febbraio februari fevereiro',
  'märz maerz mars marzo maart março marco',
  'avril abril aprile',
  'mai mayo maggio mei maio',
  'juni juin junio giugno junho',
  'juli juillet julio luglio julho',
  'août aout agosto augustus',
  'septembre septiembre settembre setembro',
  'oktober octobre octubre ottobre outubro',
  'novembre noviembre novembro',
  'dezember décembre decembre diciembre dicembre dezembro',
].entries())
  for (const name of names.split(' ')) foreign[name] = at + 1

export const foreignMonths: readonly string[] = Object.keys(foreign)

const foreignDay =
  /^(?:\p{L}+,?\s+)?(?:\p{L}{2,3}\s+)?(\d{1,2})(?:\.|er|º|ª)?\s+(?:de\s+)?(\p{L}{3,10})\s+(?:de\s+)?(\d{4})$/u

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?'
const dayFirst = new RegExp(
  `^${weekday}(?:the )?(\\d{1,2})(?:st|nd|rd|th)?[\\s.-]+(?:of )?${monthWord}\\.?,?[\\s-]+(\\d{4})$`,
  'i',
)
const monthFirst = new RegExp(
  `^${weekday}${monthWord}\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]+(\\d{4})$`,
  'i',
)
const iso =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i
const compact = /^(\d{4})(\d{2})(\d{2})$/
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?\s?(?:m\.?)?(?:\s(?:uhr|h))?$/i
const cjk = /^(\d{4})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?$/
const monthOfYear = /^(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})$/u
const isoMonth = /^(\d{4})[-/](\d{2})$/
const numericMonth = /^(\d{1,2})\/(\d{4})$/
const dayOfMonth = /^(\d{1,2})(?:st|nd|rd|th|\.|er|º|ª)?\s+(?:of |de )?(\p{L}{3,10})\.?$/u
const monthAndDay = /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?$/u
const dayAndTime = /^(\D.{4,24}\d{4}|\d{1,2}\D.{3,24}\d{4}),?\s+(?:at\s+|um\s+)?(\d{1,2}:\d{2}.{0,9})$/i
const hourAlone = /^(\d{1,2})\s*([ap])\.?\s?m\.?$/i
const notation = /\d/

export function parseMoment(text: string): Moment | null {
  const written = text.trim()
  if (written.length > 40 || !notation.test(written)) return null
  if (written.length <= 13) {
    const at = timeOf(written)
    if (at !== null) return at
  }
  if (written.length < 5) return null
  const standard = iso.exec(written)
  if (standard) return fromIso(standard)
  const first = dayFirst.exec(written)
  if (first) return day(Number(first[3]), monthOf(first[2]), Number(first[1]))
  const second = monthFirst.exec(written)
  if (second) return day(Number(second[3]), monthOf(second[1]), Number(second[2]))
  const other = foreignDay.exec(written)
  const month = foreign[(other?.[2] ?? '').toLowerCase()]
  if (other && month !== undefined) return day(Number(other[3]), month, Number(other[1]))
  const short = numeric.exec(written)
  if (short) return fromNumeric(Number(short[1]), short[2] ?? '', Number(short[3]), Number(short[4]))
  return withTime(written) ?? partOf(written)
}

/** September 5, 2024 2:30 PM */
function withTime(text: string): Moment | null {
  const match = dayAndTime.exec(text)
  const at = match ? parseMoment(match[1] ?? '') : null
  const time = match ? timeOf(match[2] ?? '') : null
  if (at?.type !== 'day' || time?.type !== 'local') return null
  return time.key === '0:0:0' ? at : { type: 'local', key: `${at.key}T${time.key}.0` }
}

/** March 2024 and 2024-03; 5 May and May 5; 2024年3月15日 */
function partOf(text: string): Moment | null {
  const eastern = cjk.exec(text)
  if (eastern?.[3] !== undefined) return day(Number(eastern[1]), Number(eastern[2]), Number(eastern[3]))
  if (eastern) return monthPart(Number(eastern[1]), Number(eastern[2]))
  const written = isoMonth.exec(text)
  if (written) return monthPart(Number(written[1]), Number(written[2]))
  const short = numericMonth.exec(text)
  if (short) return monthPart(Number(short[2]), Number(short[1]))
  const named = monthOfYear.exec(text)
  if (named) return monthPart(Number(named[2]), monthNamed(named[1]))
  const first = dayOfMonth.exec(text)
  if (first) return dayPart(monthNamed(first[2]), Number(first[1]))
  const second = monthAndDay.exec(text)
  return second ? dayPart(monthNamed(second[1]), Number(second[2])) : null
}

function monthPart(year: number, month: number): Moment | null {
  return month >= 1 && month <= 12 ? { type: 'part', key: `${year}-${month}` } : null
}

function dayPart(month: number, date: number): Moment | null {
  // 29 February is a day of some years.
  return day(2024, month, date) && { type: 'part', key: `--${month}-${date}` }
}

const english = new RegExp(`^${monthWord}$`, 'i')

function monthNamed(word: string | undefined): number {
  const written = (word ?? '').toLowerCase()
  return english.test(written) ? monthOf(written) : (foreign[written] ?? 0)
}

/** 14:30 and 2:30 PM */
function timeOf(text: string): Moment | null {
  const match = time.exec(text)
  const short = match ? null : hourAlone.exec(text)
  const found = match ?? short
  if (!found) return null
  const half = (match ? match[4] : short?.[2])?.toLowerCase()
  const hour = Number(found[1])
  const minute = match ? Number(match[2]) : 0
  const second = match ? Number(match[3] ?? 0) : 0
  if (hour > 23 || minute > 59 || second > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  return { type: 'local', key: `${hours}:${minute}:${second}` }
}

/** Eight digits are a date only beside something that is one: 20240305 may be a quantity. */
export function parseCompactDay(text: string): Moment | null {
  const match = compact.exec(text.trim())
  return match ? day(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

function fromNumeric(a: number, separator: string, b: number, year: number): Moment | null {
  if (a === b) return day(year, a, b)
  // Dots are written where the day comes first.
  if (separator === '.' || a > 12) return day(year, b, a)
  if (b > 12) return day(year, a, b)
  return null
}

function fromIso(match: RegExpExecArray): Moment | null {
  const [, year, , month, date, hour, minute, second, fraction, zone] = match
  const at = day(Number(year), Number(month), Number(date))
  if (at === null || at.type !== 'day' || hour === undefined) return at
  const ms = Math.floor(Number(`0.${fraction ?? 0}`) * 1000)
  const time = [Number(hour), Number(minute), Number(second ?? 0)]
  if ((time[0] ?? 0) > 23 || (time[1] ?? 0) > 59 || (time[2] ?? 0) > 60) return null
  if (zone === undefined) {
    if (time.every((part) => part === 0) && ms === 0) return at
    return { type: 'local', key: `${at.key}T${time.join(':')}.${ms}` }
  }
  const local = Date.UTC(Number(year), Number(month) - 1, Number(date), time[0], time[1], time[2], ms)
  return { type: 'instant', ms: local - offset(zone) }
}

function offset(zone: string): number {
  const match = /([+-])(\d{2}):?(\d{2})/.exec(zone)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000
}

function monthOf(word: string | undefined): number {
  return months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1
}

function day(year: number, month: number, date: number): Moment | null {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && isLeap ? 29 : (lengths[month - 1] ?? 0)
  if (!(date >= 1 && date <= last)) return null
  return { type: 'day', key: `${String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[date]}` }
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const twoDigits = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'))

export function sameMoment(a: Moment, b: Moment): boolean {
  if (a.type === 'instant' && b.type === 'instant') return a.ms === b.ms
  if (a.type !== 'instant' && b.type !== 'instant') return a.type === b.type && a.key === b.key
  // Midnight UTC spelled out beside the day alone.
  const instant = a.type === 'instant' ? a : b.type === 'instant' ? b : null
  const other = a.type === 'instant' ? b : a
  return instant !== null && other.type === 'day' && Date.parse(other.key) === instant.ms
}
