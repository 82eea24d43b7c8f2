/** Answers at once what it was asked before. After `most` questions it begins anew, so that no reply can fill it. */
export function remembered<T>(most: number, answer: (question: string) => T): (question: string) => T {
  const known = new Map<string, T>()
  return (question) => {
    const there = known.get(question)
    if (there !== undefined) return there
    const made = answer(question)
    if (known.size >= most) known.clear()
    known.set(question, made)
    return made
  }
}
