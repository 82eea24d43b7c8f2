/** shorter ones are read at a glance */
const longLine = 60

/**
 * JSON that stands on one long line, laid out line by line: a value that differs is hard to find in it
 * otherwise. Only white space between tokens is added, so that every value is shown as it was sent; what
 * is no JSON, or laid out already, stays as it is.
 */
export function indentJson(text: string): string {
  if (text.length < longLine || text.includes('\n') || !isRecord(text)) return text
  let depth = 0
  const line = () => `\n${'  '.repeat(depth)}`
  return text.replace(/"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[{\]},:]|\s+/g, (token) => {
    if (token.startsWith('"')) return token
    if (token.trim() === '') return ''
    if (token.length > 1) return token.replace(/\s/g, '')
    if (token === ':') return ': '
    if (token === ',') return `,${line()}`
    if (token === '{' || token === '[') {
      depth += 1
      return `${token}${line()}`
    }
    depth -= 1
    return `${line()}${token}`
  })
}

function isRecord(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
