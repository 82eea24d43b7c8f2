export type Written = { text: string; isMovable: boolean }

/** Statements as they stand, but for runs of declarations, which are sorted: their order does nothing. */
export function inAnyOrder(statements: readonly Written[]): string[] {
  const ordered: string[] = []
  let run: string[] = []
  for (const { text, isMovable } of statements) {
    if (isMovable) {
      run.push(text)
      continue
    }
    ordered.push(...run.sort(), text)
    run = []
  }
  return [...ordered, ...run.sort()]
}
