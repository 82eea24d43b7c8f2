import type { Conversation, Reply } from '@tierdrop/wire'
import { digest } from '../digest.ts'
import { AssistantTurn, clientText } from './canonical.ts'

export type Turn = {
  /** hash of the conversation up to and with this assistant turn */
  hash: string
  /** the ids of the turn's tool calls */
  callIds: string[]
}

export type Turns = {
  /** the assistant turns that the request repeats, oldest first */
  turns: Turn[]
  /** hash of the whole request: the same again is a retry */
  request: string
  /** ids of the calls that the request's last messages answer */
  answered: string[]
  /** hash of the conversation with its reply: what a continuation's last turn hashes to */
  whole: string
  /** the ids of the reply's tool calls */
  callIds: string[]
}

/** A chain of hashes over the conversation, one link for each assistant turn. */
export const readTurns = (conversation: Conversation, reply: Reply): Turns => {
  const turns: Turn[] = []
  let state = ''
  let pending = ''
  let open: AssistantTurn | null = null
  let answered: string[] = []
  for (const message of conversation.messages) {
    if (message.role === 'assistant') {
      open ??= new AssistantTurn()
      for (const part of message.parts) open.add(part)
      continue
    }
    if (open !== null) {
      state = digest(`${state}${pending}${open.text()}`)
      turns.push({ hash: state, callIds: open.callIds })
      pending = ''
      open = null
      answered = []
    }
    for (const part of message.parts) {
      pending += clientText(part)
      if (part.type === 'tool-result' && part.callId !== null) answered.push(part.callId)
    }
    pending += '\u0006'
  }
  const request = turns.length === 0 && open === null ? '' : digest(`${state}${pending}${open?.text() ?? ''}`)
  // a request that ends in an assistant message has the model go on with it: one turn together
  const last = open ?? new AssistantTurn()
  last.addReply(reply)
  return {
    turns,
    request,
    answered,
    whole: digest(`${state}${pending}${last.text()}`),
    callIds: last.callIds,
  }
}
