/** What a text says in another writing: a model may read it, so it is looked at as well. */
export function decoded(text: string): string[] {
  const found: string[] = []
  const tags = text.replace(/[\u{E0020}-\u{E007E}]/gu, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xe0000),
  )
  if (tags !== text) found.push(tags)
  if (/&(?:lt|gt|quot|#\d+);/.test(text))
    found.push(
      text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"'),
    )
  if (/\brot-?13\b/i.test(text)) found.push(text.replace(/[a-z]/gi, turned))
  if (/\p{L}[013457]\p{L}|\b[1347]\p{L}/u.test(text))
    found.push(text.replace(/[013457]/g, (digit) => figures[digit] ?? digit))
  for (const [run] of [...text.matchAll(/[A-Za-z0-9+/]{24,4000}={0,2}/g)].slice(0, mostRuns)) {
    const plain = Buffer.from(run, 'base64').toString('latin1')
    if (/^[\x20-\x7e\s]+$/.test(plain)) found.push(plain)
  }
  return found
}

const mostRuns = 50

const figures: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

function turned(letter: string): string {
  const first = letter <= 'Z' ? 65 : 97
  return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
}
