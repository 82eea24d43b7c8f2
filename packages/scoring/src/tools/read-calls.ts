import type { Reply, ToolCall } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { mayBeBeyondDoubles, readExact } from '../exact-numbers.ts'
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
  if (call.type === 'custom') return { ok: true, call: { ...none, name, custom: call.arguments } }
  // A tool without arguments is called with nothing by some vendors.
  if (call.arguments.trim() === '') return { ok: true, call: { ...none, name } }
  if (nestsDeeper(call.arguments, limits.depth))
    return { ok: false, name, reason: `nested deeper than ${limits.depth}` }
  try {
    const plain: unknown = JSON.parse(call.arguments)
    const value = mayBeBeyondDoubles(call.arguments) ? readExact(call.arguments) : plain
    if (isRecord(plain) && isRecord(value))
      return { ok: true, call: { name, arguments: value, plain, custom: null } }
    return { ok: false, name, reason: 'the arguments are not an object' }
  } catch (error) {
    return { ok: false, name, reason: error instanceof Error ? error.message : String(error) }
  }
}

const none = { arguments: {}, plain: {}, custom: null }

export function callsOfTruth(truth: ToolTruth): ExpectedCall[] {
  return truth.map((call) => ({
    name: call.name,
    arguments: call.arguments,
    meaning: 'accepted',
    custom: null,
  }))
}
