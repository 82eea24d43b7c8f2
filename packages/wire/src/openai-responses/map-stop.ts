import { json, string } from '../narrow.ts'
import type { Part, StopReason } from '../types.ts'

const incomplete: Readonly<Record<string, StopReason>> = {
  max_output_tokens: 'length',
  max_tokens: 'length',
  max_messages: 'length',
  content_filter: 'filter',
  // the caller spoke in between, and the vendor goes on in a response of its own
  steered: 'pause',
}

const statuses: Readonly<Record<string, StopReason>> = {
  completed: 'end',
  // compatible servers' word
  complete: 'end',
  failed: 'error',
  queued: 'pending',
  in_progress: 'pending',
}

const lookUp = (table: Readonly<Record<string, StopReason>>, word: string | null): StopReason =>
  (word !== null && Object.hasOwn(table, word) ? table[word] : undefined) ?? 'unknown'

/** Responses end with a status; that tools wait for the caller is seen from the output alone. */
export const mapStop = (
  response: Record<string, unknown>,
  parts: Part[],
  awaitsCaller: boolean,
): { reason: StopReason; raw: string | null } => {
  const status = string(response.status)
  if (status === 'incomplete') {
    const why = string(json(response.incomplete_details).reason)
    return { reason: lookUp(incomplete, why), raw: why ?? status }
  }
  const reason = lookUp(statuses, status)
  if (reason !== 'end') return { reason, raw: status }
  if (awaitsCaller) return { reason: 'tools', raw: status }
  return { reason: parts.some((part) => part.type === 'refusal') ? 'refusal' : 'end', raw: status }
}
