import type { Reply, ToolCall } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { limits } from '../limits.ts'
import { nestsDeeper } from '../scan-json.ts'
import type { ToolTruth } from '../types.ts'
import type { ExpectedCall, GivenCall } from './compare-call.ts'

export type ReadCall = { ok: true; call: GivenCall } | { ok: false; name: string; reason: string }

/** The calls that the caller has to make; what the vendor ran itself is not among them. */
export function readCalls(reply: Reply): ReadCall[] {
  return reply.toolCalls.filter((call) => call.type !== 'server').map(readCall)
}

function readCall(call: ToolCall): ReadCall {
  const { name } = call
  if (call.type === 'custom') return { ok: true, call: { name, arguments: {}, custom: call.arguments } }
  // A tool without arguments is called with nothing by some vendors.
  if (call.arguments.trim() === '') return { ok: true, call: { name, arguments: {}, custom: null } }
  if (nestsDeeper(call.arguments, limits.depth))
    return { ok: false, name, reason: `nested deeper than ${limits.depth}` }
  try {
    const value: unknown = JSON.parse(call.arguments)
    if (isRecord(value)) return { ok: true, call: { name, arguments: value, custom: null } }
    return { ok: false, name, reason: 'the arguments are not an object' }
  } catch (error) {
    return { ok: false, name, reason: error instanceof Error ? error.message : String(error) }
  }
}

export function callsOfTruth(truth: ToolTruth): ExpectedCall[] {
  return truth.map((call) => ({
    name: call.name,
    arguments: call.arguments,
    meaning: 'accepted',
    custom: null,
  }))
}
