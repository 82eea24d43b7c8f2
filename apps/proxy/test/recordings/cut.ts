/** Small and seeded, so that every run cuts at the same places. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Cuts anywhere, inside of characters and of compressed blocks too; at most `most` pieces. */
export function cut(body: Buffer, random: () => number, most: number): Buffer[] {
  const borders = Array.from({ length: Math.floor(random() * most) }, () =>
    Math.floor(random() * (body.length + 1)),
  )
  const ends = [...new Set([...borders, body.length])].sort((a, b) => a - b)
  return ends.map((end, i) => body.subarray(ends[i - 1] ?? 0, end)).filter((piece) => piece.length > 0)
}
