import type { Conversation, Reply } from '@tierdrop/wire'

// What a reply is made of, seen beside the request: an order of the request's own items, values
// that stand in it, or a fraction of its words. It speaks where the instruction's words do not.

export type Relation = 'reorders' | 'condenses' | 'quotes' | 'invents' | null

const maxText = 20_000
const minItems = 3
/** A text of so many words is material; a reply of a third of them and less makes it shorter. */
const minMaterial = 120
const minReply = 6

export const relateReply = (conversation: Conversation, reply: Reply): Relation => {
  const said = reply.text.trim()
  if (reply.error !== null || said === '' || said.length > maxText) return null
  const asked = userTextOf(conversation)
  const json = jsonIn(said)
  const items = itemsOf(said, json)
  if (items.length >= minItems && isOrderOf(items, asked)) return 'reorders'
  if (json !== undefined) return relateValues(textsIn(json, 0, []), asked.toLowerCase())
  if (said.length <= maxItem && quotesAll(said, asked)) return 'quotes'
  const isTurn = conversation.messages.some(({ role }) => role === 'assistant')
  return !isTurn && !said.startsWith('```') && condenses(said, asked) ? 'condenses' : null
}

const userTextOf = ({ messages }: Conversation): string => {
  const texts: string[] = []
  for (const { role, parts } of messages)
    if (role === 'user') for (const part of parts) if (part.type === 'text') texts.push(part.text)
  return texts.join('\n').slice(0, maxText)
}

const jsonIn = (text: string): unknown => {
  const inner = /^```(?:json)?\s*([[{][\s\S]*)```$/.exec(text)?.[1] ?? text
  if (!/^[[{]/.test(inner)) return undefined
  try {
    return JSON.parse(inner)
  } catch {
    // cut off or no JSON after all: a text
    return undefined
  }
}

const maxItem = 60

/** The members of a list: of JSON, one a line, or with ">" or commas between them. */
const itemsOf = (said: string, json: unknown): string[] => {
  if (json !== undefined) {
    const list = Array.isArray(json) ? json : Object.values(json ?? {}).find(Array.isArray)
    return (list ?? []).map((item: unknown) => firstScalar(item)).filter((item) => item !== '')
  }
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const parts = lines.length >= minItems ? lines : said.split(/[,>\n]/)
  return parts.map(headOf).filter((item) => item !== '' && item.length <= maxItem)
}

const firstScalar = (item: unknown): string => {
  if (typeof item === 'string' || typeof item === 'number') return String(item).trim()
  if (item === null || typeof item !== 'object') return ''
  const first = Object.values(item).find((value) => typeof value === 'string' || typeof value === 'number')
  return first === undefined ? '' : String(first).trim()
}

/** What a line begins with: "2. [b-7] Harbour view" -> "b-7". */
const headOf = (line: string): string => {
  const text = line.trim().replace(/^(?:[-*•]|\d{1,3}[.)])\s+/, '')
  return (/^[[(]([^\])]{1,40})[\])]/.exec(text)?.[1] ?? /^[^:—–|\t]{1,60}/.exec(text)?.[0] ?? '').trim()
}

/** Each of the request's items once, and not as they came: what is only found stands in its old order. */
const isOrderOf = (items: string[], asked: string): boolean => {
  const heads = asked
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ head: headOf(line).toLowerCase(), line: line.toLowerCase() }))
  const places: number[] = []
  for (const item of new Set(items.map((text) => text.toLowerCase()))) {
    const at = heads.findIndex(({ head, line }) => head === item || line.trim() === item)
    if (at < 0) return false
    places.push(at)
  }
  if (places.length < items.length || places.length < minItems) return false
  return new Set(places).size === places.length && places.some((at, index) => at < (places[index - 1] ?? -1))
}

/** "B-7;3;Oslo": nothing but what stands in the request. */
const quotesAll = (said: string, asked: string): boolean => {
  const parts = said.split(/[;|\t\n]|,\s/).map((part) => part.trim())
  const found = parts.filter((part) => part.length >= 3 && asked.includes(part)).length
  return found > 0 && found * 2 >= parts.length
}

const textsIn = (value: unknown, depth: number, texts: string[]): string[] => {
  if (texts.length > 40 || depth > 6) return texts
  if (typeof value === 'string' && value.length >= 3) texts.push(value)
  else if (value !== null && typeof value === 'object')
    for (const member of Object.values(value)) textsIn(member, depth + 1, texts)
  return texts
}

/** Values that stand in the request were found there; sentences of which none does were written. */
const relateValues = (texts: string[], asked: string): Relation => {
  if (texts.length < 2) return null
  const found = texts.filter((text) => asked.includes(text.toLowerCase())).length
  if (found * 2 >= texts.length) return 'quotes'
  const prose = texts.filter((text) => text.split(/\s+/).length >= 6).length
  return found === 0 && prose * 2 > texts.length ? 'invents' : null
}

const condenses = (said: string, asked: string): boolean => {
  const material = wordsOf(asked)
  const words = wordsOf(said)
  if (material.length < minMaterial || words.length < minReply || words.length * 3 > material.length)
    return false
  const known = new Set(material)
  const telling = words.filter((word) => word.length > 4)
  return telling.length >= 3 && telling.filter((word) => known.has(word)).length * 2 >= telling.length
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? []
