import { composeReply } from '../compose-reply.ts'
import { isJson, json, list, string } from '../narrow.ts'
import { readError } from '../read-error.ts'
import type { ReplyReading } from '../reader.ts'
import type { Part, Stop, VendorError } from '../types.ts'
import { withSources } from './cite.ts'
import { finishOf, mapStop } from './map-stop.ts'
import { mapUsage } from './map-usage.ts'
import { readFailedGeneration } from './read-failed-generation.ts'
import { readAssistantParts } from './read-message.ts'

export const readResponse = (body: unknown, status: number): ReplyReading => {
  const completion = json(body)
  const choices = list(completion.choices).map(json)
  const first = firstChoice(choices)
  const parts =
    first === null
      ? readFailedGeneration(body)
      : readAssistantParts(withSources(json(first.message), completion))
  const error = readError(body, status) ?? (first === null ? null : readError(first, null))

  const reply = composeReply({ id: string(completion.id) || null, parts, error, cut: false })
  if (choices.length > 1) reply.alternatives = others(choices, first)
  return {
    reply,
    usage: mapUsage(completion.usage, completion.service_tier),
    model: string(completion.model) || null,
    stop: stopOf(first === null ? null : finishOf(first), parts, error, false),
  }
}

const firstChoice = (choices: Record<string, unknown>[]): Record<string, unknown> | null => {
  let first: Record<string, unknown> | null = null
  for (const choice of choices)
    if (isJson(choice) && (first === null || indexOf(choice) < indexOf(first))) first = choice
  return first
}

const indexOf = (choice: Record<string, unknown>): number =>
  typeof choice.index === 'number' ? choice.index : 0

const others = (choices: Record<string, unknown>[], first: unknown): Part[][] =>
  choices.filter((choice) => choice !== first).map((choice) => readAssistantParts(json(choice.message)))

/**
 * A forced tool choice ends with `stop` though tools are called, and a refusal has no word of its
 * own, so both are read from what was written.
 */
export const stopOf = (raw: string | null, parts: Part[], error: VendorError | null, cut: boolean): Stop => {
  const mapped = mapStop(raw)
  const stop = (reason: Stop['reason']): Stop => ({ reason, raw, sequence: null })
  if (error !== null) return stop('error')
  if (cut) return stop('cut')
  if (mapped !== 'end') return stop(mapped)
  if (parts.some((part) => part.type === 'refusal')) return stop('refusal')
  return stop(parts.some(awaitsCaller) ? 'tools' : 'end')
}

const awaitsCaller = (part: Part): boolean => part.type === 'tool-call' && part.call.type !== 'server'
