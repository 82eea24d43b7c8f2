import type { Drop } from './request-writer.ts'
import type { Message, Part } from './types.ts'

type Call = { told: string | null; id: string; results: Message[] }
type Result = Extract<Part, { type: 'tool-result' }>

export type Pairing = {
  /** whether an id is one that the vendor takes */
  fits: (id: string) => boolean
  /** the calls may stand in a reply that the vendor has, and the request does not */
  isContinued?: boolean
}

/**
 * Every vendor ties a result to its call by id, and wants it right behind the turn that called. Ids
 * that are missing (legacy function calls), come again or do not fit are given anew; a result
 * without an id answers the oldest such call that is still open.
 */
export const pairCalls = (
  messages: Message[],
  { fits, isContinued = false }: Pairing,
  drop: Drop,
): Message[] => {
  const used = new Set<string>()
  const open: Call[] = []
  const paired: (Message | Call)[] = []
  let given = 0

  const idFor = (told: string | null): string => {
    let id = told
    while (id === null || used.has(id) || !fits(id)) id = `call_${given++}`
    used.add(id)
    return id
  }

  const readCalls = (message: Message): void => {
    const calls: Call[] = []
    const parts = message.parts.map((part): Part => {
      if (part.type !== 'tool-call' || part.call.type === 'server') return part
      const call = { told: part.call.id, id: idFor(part.call.id), results: [] }
      calls.push(call)
      return { ...part, call: { ...part.call, id: call.id } }
    })
    for (const call of calls) open.push(call)
    paired.push({ ...message, parts }, ...calls)
  }

  const readResult = (result: Result, rest: Part[]): void => {
    const at = open.findIndex(({ told }) => told === result.callId)
    const [call] = at < 0 ? [] : open.splice(at, 1)
    const answer = (callId: string | null): Message => ({
      role: 'tool',
      parts: [{ ...result, callId }, ...rest],
    })
    if (call !== undefined) call.results.push(answer(call.id))
    else if (isContinued) paired.push(answer(result.callId))
    else drop('results of no call')
  }

  for (const message of messages) {
    const [first, ...rest] = message.parts
    if (message.role === 'assistant') readCalls(message)
    else if (message.role === 'tool' && first?.type === 'tool-result') readResult(first, rest)
    else paired.push(message)
  }
  if (open.length > 0) drop('results that calls wait for')
  return paired.flatMap((made) => ('results' in made ? made.results : made))
}
