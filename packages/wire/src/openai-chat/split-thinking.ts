const opening = '<think>'
const closing = '</think>'

/**
 * Servers of open reasoning models (Hugging Face, Ollama, Groq's raw format) leave the reasoning in
 * the text, at its beginning. One that never closes was cut short while still thinking.
 */
export const splitThinking = (content: unknown): { reasoning: string; content: unknown } => {
  if (typeof content !== 'string' || !content.trimStart().startsWith(opening))
    return { reasoning: '', content }
  const start = content.indexOf(opening) + opening.length
  const end = content.indexOf(closing, start)
  if (end < 0) return { reasoning: content.slice(start), content: '' }
  return { reasoning: content.slice(start, end), content: content.slice(end + closing.length) }
}
