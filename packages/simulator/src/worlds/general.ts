import { countTokens } from '../tokens.ts'
import type { Asked, Content } from '../types.ts'

/** What no world recognises gets a plain reply, as from a vendor that never says "I don't know this one". */
export function sayGeneral(asked: Asked): Content {
  const last = asked.turns.findLast((turn) => turn.role === 'user')?.text ?? ''
  const words = last.split(/\s+/).filter(Boolean)
  const topic = words.slice(0, 12).join(' ')
  const text =
    words.length === 0
      ? 'How can I help you?'
      : `You wrote: "${topic}${words.length > 12 ? ' …' : ''}". That is a message of about ${countTokens(last)} tokens; tell me what you would like me to do with it.`
  return { text, calls: [] }
}
