/** What one look at JSON's characters tells, before anything is built of them. */
export type ScannedJson = {
  depth: number
  /** where numbers begin that a double may not hold: of too many digits, or of a large exponent */
  beyondDoubles: number[]
}

const mostDigits = 16

/** Stops at the limit: what is deeper is of no interest. */
export function scanJson(text: string, limit: number): ScannedJson {
  let depth = 0
  let deepest = 0
  const beyondDoubles: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = endOfString(text, at)
    } else if (code === 123 || code === 91) {
      if (++depth > deepest) deepest = depth
      if (depth > limit) break
    } else if (code === 125 || code === 93) depth--
    else if (code >= 48 && code <= 57) {
      const end = endOfDigits(text, at)
      const next = text.charCodeAt(end)
      if (next === 101 || next === 69) {
        if (/^[eE]\+?\d{3}/.test(text.slice(end, end + 5))) beyondDoubles.push(startOfNumber(text, at))
      }
      // In a fraction the sixteenth digit says nothing.
      else if (end - at >= mostDigits && next !== 46 && text.charCodeAt(at - 1) !== 46)
        beyondDoubles.push(startOfNumber(text, at))
      at = end - 1
    }
  }
  return { depth: deepest, beyondDoubles }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) return at
    if (code === 92) at++
  }
  return at
}

function endOfDigits(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) break
  }
  return at
}

function startOfNumber(text: string, digits: number): number {
  let at = digits
  while (/[-+.\d]/.test(text[at - 1] ?? '')) at--
  return at
}

/** JSON's own nesting, seen without recursion. */
export function nestsDeeper(text: string, limit: number): boolean {
  return text.length > limit && scanJson(text, limit).depth > limit
}
