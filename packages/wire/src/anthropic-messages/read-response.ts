import { composeReply } from '../compose-reply.ts'
import { json, list, string } from '../narrow.ts'
import { readError } from '../read-error.ts'
import type { ReplyReading } from '../reader.ts'
import type { Part, Reply, Stop } from '../types.ts'
import { mapStop } from './map-stop.ts'
import { mapUsage } from './map-usage.ts'
import { readBlock } from './read-parts.ts'

export const readResponse = (body: unknown, status: number): ReplyReading => {
  const message = json(body)
  const parts = list(message.content).map((block) => readBlock(block))
  const error = readError(body, status)
  const reply = composeReply({ id: string(message.id), parts: withoutEmpty(parts), error, cut: false })
  return {
    reply: withRefusal(reply, message),
    usage: mapUsage(message.usage),
    model: string(message.model),
    stop: stopOf(message, reply),
  }
}

export const withoutEmpty = (parts: Part[]): Part[] =>
  parts.filter((part) => (part.type !== 'text' && part.type !== 'reasoning') || part.text !== '')

/** A refusal has no block of its own: its explanation is in stop_details, or nowhere. */
export const withRefusal = (reply: Reply, message: Record<string, unknown>): Reply => {
  if (message.stop_reason !== 'refusal') return reply
  const { explanation, category } = json(message.stop_details)
  return { ...reply, refusal: string(explanation) || string(category) || 'refusal' }
}

export const stopOf = (message: Record<string, unknown>, { error, cut }: Reply): Stop => {
  const raw = string(message.stop_reason) || null
  const sequence = string(message.stop_sequence)
  if (error !== null) return { reason: 'error', raw, sequence }
  return { reason: cut ? 'cut' : mapStop(raw), raw, sequence }
}
