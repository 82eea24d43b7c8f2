/** Blanks within a line say as much as one; those before it, and those between quotes, are content. */
export function normalizeCode(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const body = line.trimEnd()
      const indent = body.length - body.trimStart().length
      return (
        body.slice(0, indent) +
        (/["'`]/.test(body) ? body.slice(indent) : body.slice(indent).replace(/[ \t]+/g, ' '))
      )
    })
    .join('\n')
    .replace(/^\n+|\s+$/g, '')
}
