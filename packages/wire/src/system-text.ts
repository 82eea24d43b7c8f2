import type { Part } from './types.ts'

/** The text blocks of one system prompt. */
export const systemText = (parts: Part[]): string => {
  const texts: string[] = []
  for (const part of parts) if (part.type === 'text' && part.text !== '') texts.push(part.text)
  return texts.join('\n\n')
}
