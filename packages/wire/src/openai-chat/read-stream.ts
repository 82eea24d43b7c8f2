import { composeReply } from '../compose-reply.ts'
import { count, isJson, type Json, json, list, string } from '../narrow.ts'
import { describe, readError } from '../read-error.ts'
import type { ReplyReading, StreamReader } from '../reader.ts'
import type { Part, VendorError } from '../types.ts'
import { withSources } from './cite.ts'
import { finishOf } from './map-stop.ts'
import { mapUsage } from './map-usage.ts'
import { createMessageBuilder, type MessageBuilder } from './message-builder.ts'
import { readFailedGeneration } from './read-failed-generation.ts'
import { readAssistantParts } from './read-message.ts'
import { stopOf } from './read-response.ts'

export const createStreamReader = (): StreamReader => {
  const choices = new Map<number, { message: MessageBuilder; finish: string | null }>()
  let id: string | null = null
  let model: string | null = null
  let serviceTier: string | null = null
  let usage: unknown = null
  let error: VendorError | null = null
  let finished = false
  let content = false
  let failed: Part[] = []
  let sources: Json = {}

  const choiceAt = (index: number) => {
    const known = choices.get(index)
    if (known !== undefined) return known
    const choice = { message: createMessageBuilder(), finish: null }
    choices.set(index, choice)
    return choice
  }

  const readChoice = (raw: unknown): void => {
    const sent = json(raw)
    const choice = choiceAt(count(sent.index) ?? 0)
    if (isJson(sent.delta)) choice.message.add(sent.delta)
    // MiniMax and others repeat the whole message in the last chunk
    else if (isJson(sent.message) && !choice.message.hasContent()) choice.message.add(sent.message)
    content ||= choice.message.hasContent()
    choice.finish = finishOf(sent) ?? choice.finish
    error ??= readError(sent, null)
    // Moonshot counts inside of the choice
    if (isJson(sent.usage)) usage = sent.usage
  }

  return {
    event(data, name) {
      const chunk = json(data)
      id ??= string(chunk.id) || null
      model = string(chunk.model) || model
      serviceTier = string(chunk.service_tier) || serviceTier
      const groq = json(chunk.x_groq)
      if (isJson(chunk.usage)) usage = chunk.usage
      else if (isJson(groq.usage)) usage = groq.usage
      error ??= readError(data, null) ?? readError(groq, null)
      if (name === 'error') error ??= describe(chunk, null)
      if (failed.length === 0) failed = readFailedGeneration(data)
      if (list(chunk.search_results).length > 0 || list(chunk.citations).length > 0) sources = chunk
      for (const choice of list(chunk.choices)) readChoice(choice)
    },
    done() {
      finished = true
    },
    hasContent: () => content,
    end(): ReplyReading {
      const inOrder = [...choices].sort(([a], [b]) => a - b).map(([, choice]) => choice)
      const written = inOrder.map(({ message }, at) =>
        readAssistantParts(at === 0 ? withSources(message.build(), sources) : message.build()),
      )
      const complete = finished || (inOrder.length > 0 && inOrder.every((choice) => choice.finish !== null))
      const cut = !complete && error === null
      const parts = [...(written[0] ?? []), ...failed]

      const reply = composeReply({ id, parts, error, cut })
      if (written.length > 1) reply.alternatives = written.slice(1)
      return {
        reply,
        usage: mapUsage(usage, serviceTier),
        model,
        stop: stopOf(inOrder[0]?.finish ?? null, parts, error, cut),
      }
    },
  }
}
