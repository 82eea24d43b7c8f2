/** One number for several. */
export const keyOf = (hashes: readonly number[]): number =>
  hashes.reduce((key, hash) => Math.imul(key ^ hash, 0x9e3779b1) >>> 0, hashes.length)
