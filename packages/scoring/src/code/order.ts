/** `name` is what a declaration declares: of two of one name, the later one wins */
export type Written = { text: string; isMovable: boolean; name?: string | undefined }

/** Statements as they stand, but for runs of declarations, which are sorted: their order does nothing. */
export function inAnyOrder(statements: readonly Written[]): string[] {
  const ordered: string[] = []
  let run: Written[] = []
  for (const statement of statements) {
    if (statement.isMovable) {
      run.push(statement)
      continue
    }
    ordered.push(...settled(run), statement.text)
    run = []
  }
  return [...ordered, ...settled(run)]
}

function settled(run: readonly Written[]): string[] {
  const names = run.flatMap(({ name }) => name ?? [])
  const texts = run.map(({ text }) => text)
  return new Set(names).size === names.length ? texts.sort() : texts
}
