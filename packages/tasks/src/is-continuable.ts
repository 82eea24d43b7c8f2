import type { Turns } from './session/read-turns.ts'
import type { IdentifyInput, Kind } from './types.ts'

const chatty: readonly Kind[] = ['text', 'agent', 'tools']

/**
 * Whether a next step is to be waited for. One question, one label: its unit closes at once. A
 * call of a tool waits for its result, a conversation for its next turn.
 */
export const isContinuable = (
  kind: Kind,
  { reply, sessionHeader, conversation }: IdentifyInput,
  { turns }: Turns,
): boolean => {
  if (sessionHeader !== null && sessionHeader !== '') return true
  if (kind !== 'extract' && kind !== 'classify' && reply.toolCalls.some(({ type }) => type !== 'server'))
    return true
  if (turns.length > 0 || conversation.previousResponseId !== null) return true
  return reply.error === null && chatty.includes(kind)
}
