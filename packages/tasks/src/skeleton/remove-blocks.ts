import { announcesFormat, sectionOf } from './section-of.ts'

/** Stands where a block of data was. */
export const blockMark = '\u0001'
/** Before a list of the keys that an answer shall have. */
export const keysMark = '\u0002'
/** Before the name of a tag that holds instructions, and after its content. */
export const tagMark = '\u0003'

const opener =
  /<([A-Za-z][\w:.-]{0,40})(?:\s[^<>]{0,200})?>|```|"""|'''|\{(?=\s{0,80}["'}])|\[(?=\s{0,80}[{"])/g
/** How often an opening without an end is looked into; keeps hostile text linear. */
const maxOpen = 32

/** Takes out what is quoted whole: tags, fences, triple quotes and JSON, whatever is in them. */
export const removeBlocks = (text: string): string => {
  let kept = ''
  let at = 0
  let open = 0
  opener.lastIndex = 0
  for (let match = opener.exec(text); match !== null && open < maxOpen; match = opener.exec(text)) {
    const [token, tag] = match
    const start = match.index
    if (start < at) continue
    if (tag !== undefined) {
      const close = `</${tag}>`
      const end = text.indexOf(close, start + token.length)
      if (end < 0) {
        open++
        continue
      }
      const announced = sectionOf(tag)
      kept += text.slice(at, start)
      if (announced === 'instructions' || announced === 'labels') {
        const inner = removeTagsWithin(text.slice(start + token.length, end))
        kept += `\n${tagMark}${tag}\n${inner}\n${tagMark}\n`
      } else kept += `\n${blockMark}\n`
      at = end + close.length
    } else {
      const end = isFence(token) ? fenceEnd(text, start, token) : jsonEnd(text, start)
      if (end < 0) {
        open++
        continue
      }
      kept += text.slice(at, start)
      const inner = text.slice(start, end)
      kept += announcesFormat(lastLine(kept)) ? `\n${keysMark}${keysOf(inner)}\n` : `\n${blockMark}\n`
      at = end
    }
    opener.lastIndex = at
  }
  return kept + text.slice(at)
}

const isFence = (token: string): boolean => token.length === 3

const fenceEnd = (text: string, start: number, token: string): number => {
  const end = text.indexOf(token, start + 3)
  return end < 0 ? -1 : end + 3
}

const lastLine = (text: string): string => {
  const trimmed = text.slice(-400).trimEnd()
  return trimmed.slice(trimmed.lastIndexOf('\n') + 1)
}

const removeTagsWithin = (text: string): string => text.replace(/<\/?[A-Za-z][\w:.-]{0,40}>/g, '\n')

const keyPattern = /["'](\w[\w -]{0,40})["']\s{0,4}:/g
const keysOf = (json: string): string => {
  const keys = new Set<string>()
  for (const [, key] of json.slice(0, 4_000).matchAll(keyPattern)) if (key !== undefined) keys.add(key)
  return [...keys].join(' ')
}

/** The end of a JSON value, or -1; looks no further than 16,000 characters. */
const jsonEnd = (text: string, start: number): number => {
  let depth = 0
  let quoted = false
  const limit = Math.min(text.length, start + 16_000)
  for (let at = start; at < limit; at++) {
    const char = text.charCodeAt(at)
    if (quoted) {
      if (char === 92) at++
      else if (char === 34) quoted = false
    } else if (char === 34) quoted = true
    else if (char === 123 || char === 91) depth++
    else if (char === 125 || char === 93) {
      depth--
      if (depth === 0) return at + 1
    }
  }
  return -1
}
