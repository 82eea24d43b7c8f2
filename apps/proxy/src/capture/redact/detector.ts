/** Where a private value is in a text, and which value it is however it is written. */
export type Found = {
  start: number
  end: number
  /** the value without the ways of writing it, so that "+49 30 1" and "+49-30-1" become one placeholder */
  value: string
}

/** One kind of private value. Work is bounded by a constant for each character of the text. */
export type Detector = {
  /** what the placeholder is called */
  name: string
  find(text: string): Found[]
}

export function matches(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => string | null,
): Found[] {
  const found: Found[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const value = read(match)
    if (value === null) pattern.lastIndex = match.index + 1
    else found.push({ start: match.index, end: match.index + match[0].length, value })
  }
  return found
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
