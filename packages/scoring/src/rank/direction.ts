import type { Conversation } from '@tierdrop/wire'

export type Direction = 'best-first' | 'worst-first'

const worstFirst =
  /\b(?:worst (?:one )?first|(?:from )?worst to best|lowest(?:[- ]ranked)? first|lowest to highest|least to most|bottom to top|last to first|ascending order of (?:relevance|quality|preference))\b/i
const bestFirst =
  /\b(?:best (?:\w+ )?first|(?:from )?best to worst|highest(?:[- ]ranked)? first|highest to lowest|most to least|top to bottom|descending order of (?:relevance|quality|preference)|(?:most|strongest) (?:\w+ ){0,2}first|most (?:\w+ ){1,2}to (?:the )?least|strongest to weakest)\b/i
/** "least urgent first" is worst first where urgency is what is ranked by, and best first where it is what is feared */
const leastFirst =
  /\b(?:least (\w+)(?: \w+)? first|least (\w+) to (?:the )?most|weakest (?:(\w+) )?first|weakest to strongest|least to most (\w+))\b/i

/** Which way a ranking is said to run; null where nothing is said. */
function directionIn(text: string): Direction | null {
  const [rises, falls] = [worstFirst.test(text) || leastFirst.test(text), bestFirst.test(text)]
  return rises === falls ? null : rises ? 'worst-first' : 'best-first'
}

/** Which way the request wants its ranking. */
export function askedDirection({ system, messages }: Conversation): {
  way: Direction | null
  request: string
} {
  const last = messages.findLast((message) => message.role === 'user')
  const said = last?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n') ?? ''
  const request = `${system}\n${said}`.slice(0, 20_000)
  return { way: directionIn(request), request }
}

/** Whether a reply runs against what was asked for, and is to be read from its end. */
export function runsBackwards(text: string, asked: { way: Direction | null; request: string }): boolean {
  const said = directionIn(text.slice(0, 20_000))
  if (said === null || said === asked.way) return false
  if (asked.way !== null) return true
  if (said === 'best-first') return false
  if (worstFirst.test(text)) return true
  const measure = leastFirst
    .exec(text)
    ?.slice(1)
    .find((word) => word !== undefined)
  return measure !== undefined && asked.request.toLowerCase().includes(measure.slice(0, 5).toLowerCase())
}
