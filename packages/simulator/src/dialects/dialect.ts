import type { Asked, Content } from '../types.ts'
import type { Json } from './text-of.ts'

/** How many tokens a reply takes and gives, as the vendor books them. */
export type Booked = { input: number; cacheRead: number; cacheWrite: number; output: number }

export type Written = {
  content: Content
  stop: 'end' | 'tools' | 'length' | 'refusal'
  /** hex of the reply, from which every id in it is made */
  id: string
  model: string
  created: number
  usage: Booked
  asked: Asked
}

/** An event of a stream; `pace` is the tokens that the vendor has to write before it. */
export type StreamEvent = { event: string | null; data: string; pace: number }

export type Problem = {
  status: number
  /** the vendor's own word for it */
  kind: 'invalid' | 'authentication' | 'not-found' | 'limited' | 'server' | 'overloaded'
  message: string
}

/** The same set of verbs for each vendor format. */
export type DialectWriter = {
  readRequest(body: Json): Asked
  writeReply(reply: Written): Json
  writeStream(reply: Written): StreamEvent[]
  writeError(problem: Problem): Json
  /** an error in mid-stream */
  streamError(problem: Problem): StreamEvent
}

/** Cuts a text as models write it: some tokens at a time. */
export function chunksOf(text: string, tokens = 6): string[] {
  const pieces: string[] = []
  const size = tokens * 4
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size))
  return pieces
}
export const chunkTokens = 6
