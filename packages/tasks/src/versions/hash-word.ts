/** FNV-1a, folded to 20 bits. */
export const hashWord = (word: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return ((hash >>> 20) ^ hash) & 0xfffff
}
