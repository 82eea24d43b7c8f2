import type { Conversation, Part, Reply, Usage } from '@tierdrop/wire'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { noUsage } from './no-usage.ts'

/**
 * Token counts where the vendor sent none, by the tokenizer of OpenAI's current models; other
 * vendors' own count differs by some ten percent, so it is marked as estimated. Reading a long text
 * takes milliseconds: this belongs in the mirror, not in capture.
 */
export function estimateUsage(conversation: Conversation, reply: Reply): Usage {
  return { ...noUsage, input: estimateInput(conversation), output: estimateOutput(reply), estimated: true }
}

/** Null where a part's tokens can't be read from its text (an image, a file). */
export function estimateInput(conversation: Conversation): number | null {
  const parts = conversation.messages.flatMap((message) => message.parts)
  if (parts.some(({ type }) => type === 'image' || type === 'audio' || type === 'file')) return null
  const texts = [
    conversation.system,
    ...parts.map(textOf),
    ...conversation.tools.map((tool) => JSON.stringify(tool)),
    conversation.format ? JSON.stringify(conversation.format) : '',
  ]
  // Each message costs a few tokens for its role and borders, and so does the reply's beginning.
  const borders = 4 * (conversation.messages.length + (conversation.system === '' ? 0 : 1)) + 3
  return texts.reduce((sum, text) => sum + count(text), borders)
}

export function estimateOutput(reply: Reply): number {
  return reply.parts.reduce((sum, part) => sum + count(textOf(part)), 0)
}

function textOf(part: Part): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'refusal':
    case 'tool-result':
      return part.text
    case 'tool-call':
      return `${part.call.name} ${part.call.arguments}`
    case 'other':
      return JSON.stringify(part.raw) ?? ''
    case 'image':
    case 'audio':
    case 'file':
      return ''
  }
}

/** Text that spells a tokenizer's own mark (`<|endoftext|>`) is text. */
const asText = { disallowedSpecial: new Set<string>() }

/** Beyond this, the share of a sample stands for the rest: a tokenizer is slow on megabytes. */
const sampled = 200_000

function count(text: string): number {
  if (text.length <= sampled) return countTokens(text, asText)
  return Math.round((countTokens(text.slice(0, sampled), asText) / sampled) * text.length)
}
