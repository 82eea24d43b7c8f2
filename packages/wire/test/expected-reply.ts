import { type Json, json, list, string } from '../src/narrow.ts'
import type { Recording } from './recordings.ts'

export type ExpectedCall = { id: string | null; name: string; input: unknown }
export type ExpectedReply = { text: string; calls: ExpectedCall[]; reasoning: string | null; usage: unknown }

export const expectedReply = ({ api, expected }: Recording): ExpectedReply | null => {
  const { final_response, replayed_assistant: replayed } = expected
  if (final_response !== undefined) {
    const { output, usage } = json(final_response)
    const { input_tokens: input, output_tokens: written } = json(usage)
    return { ...ofItems(list(output).map(json)), usage: { input, output: written } }
  }
  if (replayed === undefined) return null
  const sent = replayed.map(json)
  if (api === 'openai.responses') return ofItems(sent)
  return api === 'openai.chat'
    ? ofChat(sent)
    : ofBlocks(sent.flatMap(({ content }) => list(content).map(json)))
}

const textOf = (content: unknown, type: string): string =>
  string(content) ??
  list(content)
    .map(json)
    .filter((part) => part.type === type)
    .map((part) => part.text)
    .join('')

const parse = (text: unknown): unknown => JSON.parse(string(text) ?? 'null')

const call = (id: unknown, name: unknown, input: unknown): ExpectedCall => ({
  id: string(id),
  name: string(name) ?? '',
  input,
})

const ofItems = (items: Json[]): ExpectedReply => ({
  text: items
    .filter((item) => item.content !== undefined && item.type !== 'reasoning')
    .map((item) => textOf(item.content, 'output_text'))
    .join(''),
  calls: items
    .filter((item) => item.type === 'function_call')
    .map((item) => call(item.call_id, item.name, parse(item.arguments))),
  reasoning: null,
  usage: null,
})

const ofChat = (messages: Json[]): ExpectedReply => {
  const said = messages.map(({ content }) => textOf(content, 'text')).join('')
  const { text, reasoning } = apart(said)
  const told = messages.map((sent) => string(sent.reasoning_content) ?? string(sent.reasoning) ?? '').join('')
  return {
    text,
    calls: messages.flatMap(({ tool_calls }) =>
      list(tool_calls).map((sent) => {
        const { id, function: called } = json(sent)
        return call(id, json(called).name, parse(json(called).arguments))
      }),
    ),
    reasoning: told || reasoning,
    usage: null,
  }
}

const ofBlocks = (blocks: Json[]): ExpectedReply => ({
  text: textOf(blocks, 'text'),
  calls: blocks.filter(({ type }) => type === 'tool_use').map(({ id, name, input }) => call(id, name, input)),
  reasoning:
    blocks
      .filter(({ type }) => type === 'thinking')
      .map(({ thinking }) => thinking)
      .join('\n\n') || null,
  usage: null,
})

/** Clients send reasoning back inside of the text, between tags that they write themselves. */
const apart = (said: string): { text: string; reasoning: string | null } => {
  const found = /^<think>(.*?)<\/think>/s.exec(said)
  return found === null
    ? { text: said, reasoning: null }
    : { text: said.slice(found[0].length), reasoning: found[1] ?? null }
}

/** What a client made up: calls of its own, ids where the vendor gave none or reused one. */
export const isOfClient = ({ id }: ExpectedCall): boolean => id?.startsWith('auto_load_') ?? false

export const idOfVendor = (id: string | null): string | null => {
  if (id?.startsWith('pyd_ai_')) return null
  return /^resp_\w+:(?<id>.+)$/.exec(id ?? '')?.groups?.id ?? id
}
