import { argumentText, count, isJson, type Json, json, string } from '../narrow.ts'

type CallBuilder = {
  index: number
  id: string | null
  name: string
  arguments: string
  custom: boolean
  raw: unknown
}

/** Adds up the deltas of a message's tool calls. */
export type CallsBuilder = {
  add(delta: unknown): void
  size(): number
  build(): unknown[]
}

export const createCallsBuilder = (): CallsBuilder => {
  const calls: CallBuilder[] = []
  const latest = new Map<number, CallBuilder>()

  const add = (raw: unknown): void => {
    const delta = json(raw)
    const custom = isCustom(delta)
    const part = json(custom ? delta.custom : delta.function)
    const id = string(delta.id) || null
    const name = string(part.name) ?? ''
    const input = argumentText(custom ? part.input : part.arguments)
    const index = count(delta.index)
    const last = index === null ? calls.at(-1) : latest.get(index)
    const call = last !== undefined && !opens(last, id, name, input) ? last : start(index)
    call.id ??= id
    // a name comes whole; servers that repeat it with each delta must not double it
    if (call.name === '') call.name = name
    else if (name !== call.name) call.name += name
    call.arguments += input
    call.custom ||= custom
    if (!custom && !isJson(delta.function)) call.raw = raw
  }

  const start = (index: number | null): CallBuilder => {
    const call = { index: index ?? calls.length, id: null, name: '', arguments: '', custom: false, raw: null }
    calls.push(call)
    latest.set(call.index, call)
    return call
  }

  return {
    add,
    size: () => calls.length,
    build: () => calls.toSorted((a, b) => a.index - b.index).map(buildCall),
  }
}

/** Some gateways fill in both, and leave empty what does not apply. */
const isCustom = ({ type, custom, function: called }: Json): boolean =>
  isJson(custom) && (type === 'custom' || !isJson(called))

/**
 * Calls are told apart by index; where a server sends none, or one for all, by a new id with a
 * name, and without ids by a name after arguments that are whole.
 */
const opens = (last: CallBuilder, id: string | null, name: string, input: string): boolean => {
  if (name === '') return false
  if (id !== null && last.id !== null) return id !== last.id
  return id === null && last.id === null && (name !== last.name || input !== '') && isWhole(last.arguments)
}

/** Bounded, since it is looked at with each delta. */
const isWhole = (text: string): boolean => {
  if (!text.endsWith('}') || text.length > 10_000) return false
  try {
    return isJson(JSON.parse(text))
  } catch {
    return false
  }
}

const buildCall = ({ id, name, arguments: text, custom, raw }: CallBuilder): unknown => {
  if (custom) return { id, type: 'custom', custom: { name, input: text } }
  return raw !== null && name === '' && text === '' ? raw : { id, function: { name, arguments: text } }
}
