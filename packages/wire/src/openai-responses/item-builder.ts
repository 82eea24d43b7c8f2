import { count, isJson, type Json, json, string } from '../narrow.ts'

/** Adds up one output item's events; the item as its `done` event has it counts, once it came. */
export type ItemBuilder = {
  add(event: Json, type: string): void
  hasContent(): boolean
  isWhole(): boolean
  /** null where nothing was said but that the item makes progress */
  build(): Json | null
}

type Piece = { type: string; text: string; annotations: unknown[] }

export const createItemBuilder = (): ItemBuilder => {
  let started: Json = {}
  let whole: Json | null = null
  let content = false
  let input = ''
  let rest = ''
  const pieces = { content: new Map<number, Piece>(), summary: new Map<number, Piece>() }
  let kind: string | null = null

  const write = (place: 'content' | 'summary', index: unknown, type: string, text: string): void => {
    const at = count(index) ?? 0
    const piece = pieces[place].get(at)
    if (piece === undefined) pieces[place].set(at, { type, text, annotations: [] })
    else piece.text += text
    content ||= text !== ''
  }

  const addDelta = (event: Json, type: string): void => {
    const text = string(event.delta) ?? ''
    if (type === 'response.output_text.delta') {
      kind ??= 'message'
      write('content', event.content_index, 'output_text', text)
    } else if (type === 'response.refusal.delta') {
      kind ??= 'message'
      write('content', event.content_index, 'refusal', text)
    } else if (type === 'response.audio.transcript.delta') {
      kind ??= 'message'
      write('content', event.content_index, 'output_audio', text)
    } else if (type === 'response.reasoning_text.delta') {
      kind ??= 'reasoning'
      write('content', event.content_index, 'reasoning_text', text)
    } else if (type === 'response.reasoning_summary_text.delta') {
      kind ??= 'reasoning'
      write('summary', event.summary_index, 'summary_text', text)
    } else if (type in inputDeltas) {
      kind ??= inputDeltas[type] ?? null
      input += text
      content ||= text !== ''
    } else if (text !== '') rest += text
  }

  const start = (item: unknown): void => {
    started = json(item)
    const type = string(started.type)
    content ||= type !== null && type !== 'message' && type !== 'reasoning'
  }

  const complete = (item: unknown): void => {
    if (!isJson(item)) return
    whole = item
    content = true
  }

  return {
    add(event, type) {
      if (type.endsWith('.delta')) addDelta(event, type)
      else if (type === 'response.output_item.added') start(event.item)
      else if (type === 'response.output_item.done') complete(event.item)
      else if (type === 'response.output_text.annotation.added')
        pieces.content.get(count(event.content_index) ?? 0)?.annotations.push(event.annotation)
    },
    hasContent: () => content,
    isWhole: () => whole !== null,
    build() {
      if (whole !== null) return whole
      const item: Json = { ...started }
      if (item.type === undefined && kind !== null) item.type = kind
      if (pieces.content.size > 0) item.content = build(pieces.content)
      if (pieces.summary.size > 0) item.summary = build(pieces.summary)
      if (input !== '') item[inputField(item.type)] = input
      if (rest !== '') item.deltas = rest
      return Object.keys(item).length === 0 ? null : item
    },
  }
}

const inputDeltas: Readonly<Record<string, string>> = {
  'response.function_call_arguments.delta': 'function_call',
  'response.mcp_call_arguments.delta': 'mcp_call',
  'response.custom_tool_call_input.delta': 'custom_tool_call',
  'response.code_interpreter_call_code.delta': 'code_interpreter_call',
}

const inputField = (type: unknown): string => {
  if (type === 'custom_tool_call') return 'input'
  return type === 'code_interpreter_call' ? 'code' : 'arguments'
}

const build = (pieces: Map<number, Piece>): unknown[] =>
  [...pieces].sort(([a], [b]) => a - b).map(([, piece]) => buildPiece(piece))

const buildPiece = ({ type, text, annotations }: Piece): Json => {
  if (type === 'refusal') return { type, refusal: text }
  return type === 'output_audio' ? { type, transcript: text } : { type, text, annotations }
}
