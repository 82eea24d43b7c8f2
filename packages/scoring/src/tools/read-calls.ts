import type { Reply, ToolCall } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { parseExact } from '../exact-numbers.ts'
import { limits } from '../limits.ts'
import { nestsDeeper, scanJson } from '../scan-json.ts'
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
    const value = longNumber.test(call.arguments) ? exact(call.arguments) : plain
    if (isRecord(plain) && isRecord(value))
      return { ok: true, call: { name, arguments: value, plain, custom: null } }
    return { ok: false, name, reason: 'the arguments are not an object' }
  } catch (error) {
    return { ok: false, name, reason: error instanceof Error ? error.message : String(error) }
  }
}

const none = { arguments: {}, plain: {}, custom: null }

/** An id of 64 bits has more digits than a double holds. */
const longNumber = /\d{16}|\de\+?\d{3}/i

function exact(text: string): unknown {
  return parseExact(text, scanJson(text, limits.depth).beyondDoubles)
}

export function callsOfTruth(truth: ToolTruth): ExpectedCall[] {
  return truth.map((call) => ({
    name: call.name,
    arguments: call.arguments,
    meaning: 'accepted',
    custom: null,
  }))
}
