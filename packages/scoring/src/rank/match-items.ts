import { normalizeField } from '../equal/strings.ts'

/** An item as it is compared: without emphasis, quotes, and what explains it. */
export function itemKey(item: string): string {
  const parts = tied(item)
  return parts.length > 1 ? parts.map(plainKey).sort().join(' = ') : plainKey(item)
}

/** Two at one place, in whatever order and by whatever sign they stand there. */
function tied(item: string): string[] {
  const said = /\s*[([]\s*(?:a )?(?:tied?|joint|equal)\b[^)\]]*[)\]]|\s*[-–—:,]?\s+tied?\.?$/i
  if (said.test(item)) return item.replace(said, '').split(/\s*(?:,|&|\/|=)\s*|\s+(?:and|und)\s+/)
  return item.split(/\s+={1,2}\s+/)
}

function plainKey(item: string): string {
  const plain = item
    .replace(/[*_`"“”]+/g, '')
    .replace(/^\[|\]$/g, '')
    .trim()
  return normalizeField(plain).replace(/[.,;:]+$/, '')
}

/** "Paris - the capital", "Paris (France)", "Paris: because …" */
function head(key: string): string {
  return key.split(/\s+[-–—]\s+|\s*[:(]\s*|,\s/)[0]?.trim() ?? key
}

/** The place of each given item among the expected ones; -1 where it is none of them. */
export function placesOf(expected: readonly string[], given: readonly string[]): number[] {
  const whole = new Map<string, number>()
  const heads = new Map<string, number>()
  for (const [place, item] of expected.entries()) {
    const key = itemKey(item)
    whole.set(key, place)
    // Two items that begin alike are not told by how they begin.
    const start = head(key)
    heads.set(start, heads.has(start) ? -1 : place)
  }
  const placeOf = (key: string): number => whole.get(key) ?? heads.get(key) ?? -1
  return given.map((item) => {
    const key = itemKey(item)
    const place = placeOf(key)
    return place >= 0 ? place : placeOf(head(key))
  })
}
