import type { Part } from './types.ts'

/** A tool's result is its text; images and files that came with it stay beside it. */
export const resultParts = (callId: string | null, content: Part[], isError: boolean): Part[] => {
  const texts: string[] = []
  const rest: Part[] = []
  for (const part of content) {
    if (part.type === 'text') texts.push(part.text)
    else rest.push(part)
  }
  return [{ type: 'tool-result', callId, text: texts.join('\n'), isError }, ...rest]
}
