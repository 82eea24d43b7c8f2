/** "[2] …", "b) …", "kb7 …", "#1182 …", "Logo3 …": what a line, or what stands in brackets, is called by. */
const head =
  /(?:^|\n)\s*(?:[-*•]\s*)?[[(#"']*(\p{L}{0,6}[-_]?\d{1,6}|[\p{L}\d])(?=[\])"'.:\s])|[[(](\p{L}{0,4}[-_]?\d{1,4}|\p{L})[\])]|"id"\s*:\s*"?([\p{L}\d_-]{1,12})/gu
const token = /[\p{L}\d]+(?:[-_][\p{L}\d]+)*/gu

const maxIds = 60

/** Whether a reply names the items of its request by what they are called there: all of them, and in which order. */
export const placeIds = (said: string, asked: string): string | null => {
  const ids = new Map<string, number>()
  for (const [, line, bracket, id] of asked.matchAll(head)) {
    const name = (line ?? bracket ?? id ?? '').toLowerCase()
    if (name !== '' && ids.size < maxIds && !ids.has(name)) ids.set(name, ids.size)
  }
  if (ids.size < 2) return null
  const places: number[] = []
  for (const [word] of said.toLowerCase().matchAll(token)) {
    const place = ids.get(word)
    if (place !== undefined && !places.includes(place)) places.push(place)
  }
  if (places.length === 0) return 'ids:none'
  if (places.length < 2 || places.length * 3 < ids.size * 2) return 'ids:some'
  return places.some((place, at) => place < (places[at - 1] ?? -1)) ? 'ids:moved' : 'ids:in-order'
}
