import type { Conversation, Reply, Stop } from '@tierdrop/wire'
import type { Pair, Truth } from '../src/types.ts'

/** Pairs for tests, from as little as a test has to say. */
export function reply(text: string, calls: { name: string; arguments: string | object }[] = []): Reply {
  return {
    id: null,
    text,
    toolCalls: calls.map((call) => ({
      id: null,
      name: call.name,
      arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
      type: 'function',
    })),
    refusal: null,
    reasoning: null,
    parts: [],
    error: null,
    cut: false,
  }
}

export const end: Stop = { reason: 'end', raw: 'stop', sequence: null }

export function conversation(given: Partial<Conversation> = {}): Conversation {
  return {
    system: '',
    messages: [],
    tools: [],
    toolChoice: null,
    format: null,
    model: null,
    stream: false,
    maxTokens: null,
    temperature: null,
    previousResponseId: null,
    ...given,
  }
}

export function source(text: string): Partial<Conversation> {
  return { messages: [{ role: 'user', parts: [{ type: 'text', text }] }] }
}

export function pairOf(
  reference: Reply | string,
  candidate: Reply | string,
  given: Partial<Conversation> = {},
): Pair {
  const primary = typeof reference === 'string' ? reply(reference) : reference
  return {
    conversation: conversation(given),
    reference: { from: 'primary', reply: primary, stop: end },
    candidate: typeof candidate === 'string' ? reply(candidate) : candidate,
    stop: end,
  }
}

export function truthPair(truth: Truth, candidate: Reply | string, given: Partial<Conversation> = {}): Pair {
  return {
    conversation: conversation(given),
    reference: { from: 'truth', truth },
    candidate: typeof candidate === 'string' ? reply(candidate) : candidate,
    stop: end,
  }
}
