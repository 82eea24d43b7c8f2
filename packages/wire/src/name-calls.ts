import type { Message, Part } from './types.ts'

/**
 * Every vendor ties a result to its call by id. Legacy function calls have none, so they are named
 * by their place, and results without an id answer the oldest such call that is still open.
 */
export const nameCalls = (messages: Message[]): Message[] => {
  const open: string[] = []
  let unnamed = 0

  const named = (part: Part): Part => {
    if (part.type === 'tool-call' && part.call.id === null) {
      const id = `call_${unnamed++}`
      open.push(id)
      return { ...part, call: { ...part.call, id } }
    }
    if (part.type === 'tool-result' && part.callId === null)
      return { ...part, callId: open.shift() ?? `call_${unnamed++}` }
    return part
  }
  return messages.map(({ role, parts }) => ({ role, parts: parts.map(named) }))
}
