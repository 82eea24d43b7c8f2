/** A fenced block: what stands at its opening, and what is in it; an unclosed one goes on to the end. */
export type FencedBlock = { tag: string; indent: number; body: string }

const opening = /^([ \t]*)(`{3,}|~{3,})/

/** The fenced blocks of a reply, line by line: no pattern is tried on all of it. */
export function* fencedBlocks(text: string, most: number): Generator<FencedBlock> {
  let at = 0
  for (let count = 0; count < most; count++) {
    const open = nextOpening(text, at)
    if (open === null) return
    const start = endOfLine(text, open.at) + 1
    const end = closing(text, start, open.fence)
    const tag = text.slice(open.at + open.indent + open.fence.length, start - 1).trim()
    yield { tag, indent: open.indent, body: text.slice(start, end ?? undefined) }
    if (end === null) return
    at = endOfLine(text, end + 1) + 1
  }
}

function nextOpening(text: string, from: number): { at: number; indent: number; fence: string } | null {
  for (let at = from; at < text.length; at = endOfLine(text, at) + 1) {
    const match = opening.exec(text.slice(at, at + longestOpening))
    if (match === null) continue
    // What stands on the last line opens nothing.
    if (endOfLine(text, at) >= text.length) return null
    return { at, indent: match[1]?.length ?? 0, fence: match[2] ?? '```' }
  }
  return null
}

const longestOpening = 64

/** Where the line before the closing fence ends. */
function closing(text: string, start: number, fence: string): number | null {
  for (let at = start; at < text.length; at = endOfLine(text, at) + 1) {
    const line = text.slice(at, at + longestOpening).trimStart()
    if (line.startsWith(fence)) return Math.max(start, at - 1)
  }
  return null
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
