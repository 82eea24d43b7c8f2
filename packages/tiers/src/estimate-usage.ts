import { createRequire } from 'node:module'
import { type Conversation, emptyUsage, type Part, type Reply, type Usage } from '@tierdrop/wire'

/**
 * Token counts where the vendor sent none, by the tokenizer of OpenAI's current models; other
 * vendors' own count differs by some ten percent, so it is marked as estimated. Reading a long text
 * takes milliseconds: this belongs in the mirror, not in capture.
 */
export function estimateUsage(conversation: Conversation, reply: Reply): Usage {
  return {
    ...emptyUsage(),
    input: estimateInput(conversation),
    output: estimateOutput(reply),
    estimated: true,
  }
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

type Tokenizer = typeof import('gpt-tokenizer/encoding/o200k_base')

const require = createRequire(import.meta.url)
let loaded: Tokenizer | null = null

/** Loaded by its first use: its vocabulary takes 75 MB, which most processes never need. */
function tokenizer(): Tokenizer {
  loaded ??= require('gpt-tokenizer/encoding/o200k_base') as Tokenizer
  return loaded
}

/** Text that spells a tokenizer's own mark (`<|endoftext|>`) is text. */
const asText = { disallowedSpecial: new Set<string>() }

/**
 * A tokenizer's time grows with the square of a run without spaces (base64, say), so text goes in
 * pieces, which costs at most a token each; and of megabytes a beginning stands for the rest.
 */
const pieceLength = 1_000
const sampled = 200_000

function count(text: string): number {
  const read = text.slice(0, sampled)
  let tokens = 0
  for (let at = 0; at < read.length; at += pieceLength) {
    tokens += tokenizer().countTokens(read.slice(at, at + pieceLength), asText)
  }
  return text.length <= sampled ? tokens : Math.round((tokens / sampled) * text.length)
}
