/** Rows as aligned columns; numbers to the right where a column says so. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const rule = widths.map((width, column) => (head[column] === '' ? '' : '─'.repeat(width))).join('  ')
  return `${[line(head), rule.trimEnd(), ...rows.map(line)].join('\n')}\n`
}
