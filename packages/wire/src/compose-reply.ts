import type { Part, Reply, ToolCall, VendorError } from './types.ts'

type Written = {
  id: string | null
  parts: Part[]
  error: VendorError | null
  cut: boolean
}

/**
 * Text blocks are joined without a separator: citations split a sentence into several blocks.
 * `toolCalls` holds what the caller has to run; the vendor's own tools stay among the parts.
 */
export const composeReply = ({ id, parts, error, cut }: Written): Reply => {
  let text = ''
  let refusal: string | null = null
  let reasoning: string | null = null
  const toolCalls: ToolCall[] = []

  for (const part of parts) {
    switch (part.type) {
      case 'text':
        text += part.text
        break
      case 'refusal':
        refusal = (refusal ?? '') + part.text
        break
      case 'reasoning':
        reasoning = reasoning === null ? part.text : `${reasoning}\n\n${part.text}`
        break
      case 'tool-call':
        if (part.call.type !== 'server') toolCalls.push(part.call)
        break
      case 'image':
      case 'audio':
      case 'file':
      case 'tool-result':
      case 'other':
        break
    }
  }
  return { id, text, toolCalls, refusal, reasoning, parts, error, cut }
}
