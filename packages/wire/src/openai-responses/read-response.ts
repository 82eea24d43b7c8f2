import { composeReply } from '../compose-reply.ts'
import { isJson, type Json, json, list, string } from '../narrow.ts'
import { describe, readError } from '../read-error.ts'
import type { ReplyReading } from '../reader.ts'
import type { Part, VendorError } from '../types.ts'
import { mapStop } from './map-stop.ts'
import { mapUsage } from './map-usage.ts'
import { readItem } from './read-item.ts'

export const readResponse = (body: unknown, status: number): ReplyReading => {
  const response = json(body)
  return readOutput(response, list(response.output), readError(body, status), false)
}

export const readOutput = (
  response: Json,
  output: unknown[],
  seen: VendorError | null,
  cut: boolean,
): ReplyReading => {
  const parts: Part[] = output.flatMap(readItem)
  const error = seen ?? failure(response)
  const { reason, raw } = mapStop(response, parts, output.some(awaitsCaller))
  return {
    reply: composeReply({ id: string(response.id), parts, error, cut }),
    usage: mapUsage(response),
    model: string(response.model),
    stop: { reason: error !== null ? 'error' : cut ? 'cut' : reason, raw, sequence: null },
  }
}

const failure = ({ status, error }: Json): VendorError | null => {
  if (isJson(error)) return describe(error, null)
  return status === 'failed' ? { status: null, type: null, code: null, message: 'failed' } : null
}

const runByCaller = new Set([
  'function_call',
  'custom_tool_call',
  'computer_call',
  'local_shell_call',
  'apply_patch_call',
  'mcp_approval_request',
])

/** Some of the vendor's own tools run either with the vendor or with the caller. */
const awaitsCaller = (item: unknown): boolean => {
  const { type, execution, environment } = json(item)
  if (typeof type !== 'string') return false
  if (type === 'shell_call') return json(environment).type === 'local'
  return runByCaller.has(type) || execution === 'client'
}
