/** One line of a stream; null stands for one that is too long to be read. */
export type Line = string | null

/** in bytes; a reply of a hundredth of it is above every grader's limit */
const longest = 256 * 1024 * 1024
const newline = 10
const carriageReturn = 13
const byteOrderMark = '\ufeff'

/**
 * The lines of a stream of bytes, read no faster than they are taken. Only a line feed ends a line, with or
 * without a carriage return: node:readline would end it at U+2028 as well, which JSON may hold as it is.
 */
export async function* splitLines(
  input: AsyncIterable<Uint8Array | string>,
  limit: number = longest,
): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let size = 0
  let isFirst = true
  const take = (end: Buffer): Line => {
    const bytes = size + end.length > limit ? null : Buffer.concat([...parts, end])
    parts = []
    size = 0
    const text = bytes === null ? null : textOf(bytes)
    const line = isFirst && text?.startsWith(byteOrderMark) ? text.slice(1) : text
    isFirst = false
    return line
  }
  for await (const piece of input) {
    const chunk = Buffer.isBuffer(piece) ? piece : Buffer.from(piece)
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      yield take(chunk.subarray(from, at))
      from = at + 1
    }
    if (from === chunk.length) continue
    parts.push(chunk.subarray(from))
    size += chunk.length - from
    if (size > limit) parts = []
  }
  if (size > 0) yield take(Buffer.alloc(0))
}

function textOf(bytes: Buffer): string {
  return bytes.toString('utf8', 0, bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length)
}
