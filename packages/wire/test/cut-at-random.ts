/** Chunks of 1 to 40 characters, one in five up to 4,000, the same for a seed on every run. */
export const cutAtRandom = (body: string, seed: number): string[] => {
  const chunks: string[] = []
  let state = seed
  for (let at = 0; at < body.length; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const length = 1 + ((state >>> 8) % ((state >>> 4) % 5 === 0 ? 4000 : 40))
    chunks.push(body.slice(at, at + length))
    at += length
  }
  return chunks
}
