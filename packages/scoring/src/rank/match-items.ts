import { normalizeField } from '../equal/strings.ts'

/** An item as it is compared: without emphasis, quotes, and what explains it. */
export function itemKey(item: string): string {
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
  const places = new Map<string, number>()
  expected.forEach((item, place) => {
    const key = itemKey(item)
    for (const name of [key, head(key)]) if (!places.has(name)) places.set(name, place)
  })
  return given.map((item) => {
    const key = itemKey(item)
    return places.get(key) ?? places.get(head(key)) ?? -1
  })
}
