import { hash } from 'node:crypto'
import type { Conversation, Reply } from '@tierdrop/wire'
import { answerKeys } from './answer-keys.ts'
import { edgeWords } from './edge-words.ts'
import { isToldOfTools } from './infer-kind.ts'
import { placeIds } from './place-ids.ts'
import { relateReply } from './relate-reply.ts'
import { isOrder, maxReplies, Repertoire, shapeOf } from './repertoire.ts'

// What replies tell of their task beside their requests, as counted signs of a fixed, small list:
// how long they are, of what make, and where their words stand in the request.

const maxText = 6_000
/** A label that is named wherever the task is asked stands in its other requests too. */
const maxKept = 1_500

/** So many messages have to be seen for what they have in common. */
const minMessages = 3

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? []

const sized = (name: string, value: number, borders: readonly number[]): string => {
  const at = borders.findIndex((border) => value <= border)
  return `${name}:${at < 0 ? 'more' : borders[at]}`
}

const userTextOf = ({ messages }: Conversation): string => {
  const texts: string[] = []
  for (const { role, parts } of messages)
    if (role === 'user') for (const part of parts) if (part.type === 'text') texts.push(part.text)
  return texts.join('\n').slice(0, maxText)
}

/** The parts of a list, whatever stands between them. */
const partsOf = (said: string): string[] =>
  said
    .split(/\n|[,;|>]\s*/)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:[-*•]|\d{1,3}[.)])\s+/, '')
        .replace(/^["'[\s]+|["'\]\s.]+$/g, '')
        .toLowerCase(),
    )
    .filter((part) => part !== '')

/** Where the parts of a list stand in the request: all in another order, all in the same, or hardly. */
const placeParts = (said: string, asked: string): string | null => {
  const parts = partsOf(said)
  if (parts.length < 2 || parts.length > 40 || parts.some((part) => part.length > 80)) return null
  const places = parts.map((part) => asked.indexOf(part)).filter((at) => at >= 0)
  if (places.length * 5 < parts.length * 4) return places.length === 0 ? 'parts:none' : 'parts:some'
  const falls = places.some((at, index) => at < (places[index - 1] ?? -1))
  if (new Set(parts).size < parts.length || !falls) return 'parts:in-order'
  return parts.length === 2 ? 'pair:moved' : 'parts:moved'
}

const signsOf = ({ system }: Conversation, asked: string, said: string, before: string): string[] => {
  const signs: string[] = []
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const words = wordsOf(said)
  const material = wordsOf(asked)
  const known = new Set(material)
  const telling = words.filter((word) => word.length > 4 || /\d/.test(word))
  signs.push(sized('words', words.length, [1, 3, 10, 40, 150]))
  signs.push(sized('asked', material.length, [12, 60, 120]))
  if (material.length > 0) signs.push(sized('ratio', words.length / material.length, [0.1, 0.35, 0.7, 1.3]))
  if (telling.length > 0)
    signs.push(
      sized('copied', telling.filter((word) => known.has(word)).length / telling.length, [0, 0.2, 0.5, 0.8]),
    )
  const lower = asked.toLowerCase()
  const placed = placeParts(said, lower)
  if (placed !== null) signs.push(placed)
  const named = placeIds(said, asked)
  if (named !== null) signs.push(named)
  if (lines.length > 1)
    signs.push(lines.every((line) => wordsOf(line).length <= 6) ? 'lines:short' : 'lines:long')
  if (lines.length > 1 && lines.every((line) => /^\s*\d{1,3}[.)]/.test(line))) signs.push('numbered')
  if (lines.length > 1 && lines.every((line) => /^\s*[-*•]/.test(line))) signs.push('bullets')
  if (lines.every((line) => /^[^:]{2,24}: ?/.test(line))) signs.push('keyed')
  const marks = said.match(/[{}()=<>$|\\`[\]]/g)?.length ?? 0
  signs.push(sized('marks', marks / said.length, [0, 0.02, 0.06, 0.12]))
  if (/\?\s*$/.test(said)) signs.push('asks')
  if (/\b(?:you|your|i|we|our|ich|sie|wir|vous|je|nous|usted|te|me)\b/i.test(said)) signs.push('speaks')
  if (/!/.test(said)) signs.push('exclaims')
  if (/^[\p{Lu}\d"'¿¡«“].*[.!?…»”"]$/su.test(said)) signs.push('sentences')
  if (said.startsWith('[')) signs.push('array')
  if (said.length <= 60) {
    const label = said.toLowerCase().replace(/^["'*\s]+|["'*.\s]+$/g, '')
    if (label !== '') {
      if (system.slice(0, 8_000).toLowerCase().includes(label)) signs.push('named:system')
      if (lower.includes(label)) signs.push('named:user')
      if (before !== '') signs.push(before.includes(label) ? 'named:before' : 'unnamed:before')
    }
  }
  return signs
}

/** Signs of the first replies of a version, each with the share of replies that have it. */
export class ReplyEvidence {
  readonly repertoire = new Repertoire()
  readonly #signs = new Map<string, number>()
  readonly #asked = new Set<string>()
  readonly #said = new Set<string>()
  readonly #pairs = new Set<string>()
  readonly #keys = new Map<string, number>()
  readonly #edges = new Map<string, number>()
  #before = ''
  #exchanges = 0
  #replies = 0
  #told = 0

  /** Enough has been seen to settle on a kind. */
  get isFull(): boolean {
    return this.#exchanges >= maxReplies
  }

  add(conversation: Conversation, reply: Reply): void {
    const said = reply.text.trim().slice(0, maxText)
    this.#exchanges++
    if (isToldOfTools(conversation)) this.#told++
    this.#addEdges(edgeWords(conversation))
    for (const key of answerKeys(conversation, said)) this.#keys.set(key, (this.#keys.get(key) ?? 0) + 1)
    const relation = relateReply(conversation, reply)
    this.repertoire.add(reply, relation)
    if (said === '') return
    const asked = userTextOf(conversation)
    const signs = signsOf(conversation, asked, said, this.#before)
    if (relation !== null) signs.push(`relation:${relation}`)
    const shape = shapeOf(reply)?.shape
    if (shape !== undefined) signs.push(`shape:${shape}`)
    if (isOrder(reply)) signs.push('order')
    if (conversation.messages.some(({ role }) => role === 'assistant')) signs.push('turns')
    if (conversation.system !== '') signs.push('system')
    for (const sign of signs) this.#signs.set(sign, (this.#signs.get(sign) ?? 0) + 1)
    const askedHash = hash('sha256', asked, 'base64')
    const saidHash = hash('sha256', said, 'base64')
    this.#asked.add(askedHash)
    this.#said.add(saidHash)
    this.#pairs.add(`${askedHash} ${saidHash}`)
    const lower = asked.toLowerCase()
    if (lower.slice(0, maxKept) !== this.#before) this.#before = lower.slice(0, maxKept)
    this.#replies++
  }

  /** The same to whatever was asked, and nowhere named: what answers so says nothing of the task. */
  get isStub(): boolean {
    const isNamed = this.#signs.has('named:system') || this.#signs.has('named:user')
    return this.#asked.size >= 2 && this.#said.size === 1 && !isNamed
  }

  /** Only what the first message has can be common to all: what others have beside it is not kept. */
  #addEdges(words: ReadonlySet<string>): void {
    if (this.#exchanges === 1) for (const word of words) this.#edges.set(word, 0)
    for (const [word, count] of this.#edges) {
      if (words.has(word)) this.#edges.set(word, count + 1)
      else if (this.#exchanges >= minMessages && count * 2 < this.#exchanges) this.#edges.delete(word)
    }
  }

  /** Most of what was asked was told of tools in prose. */
  get isToldOfTools(): boolean {
    return this.#told * 2 > this.#exchanges
  }

  /** What most messages begin or end with; one message alone has nothing in common with others. */
  get edges(): string[] {
    if (this.#exchanges < minMessages) return []
    return [...this.#edges].flatMap(([word, count]) => (count >= 0.6 * this.#exchanges ? [word] : []))
  }

  get shares(): Map<string, number> {
    const shares = new Map<string, number>()
    for (const [key, count] of this.#keys)
      if (count * 2 >= this.#exchanges) shares.set(key, count / this.#exchanges)
    if (this.isStub) return shares
    // few replies may be chance, and one that comes again for the same request is still one
    const sure = this.#pairs.size / (this.#pairs.size + 1)
    for (const [sign, count] of this.#signs) shares.set(sign, (sure * count) / this.#replies)
    // one reply to many requests: it was chosen
    if (this.#asked.size >= 3)
      shares.set(sized('said', this.#said.size / this.#asked.size, [0.2, 0.5, 0.8, 0.99]), 1)
    if (this.repertoire.isClosed) shares.set('closed', 1)
    if (this.repertoire.isOpen) shares.set('open', 1)
    if (this.repertoire.isOrdering) shares.set('ordering', 1)
    if (this.repertoire.isTelling && this.repertoire.quotes) shares.set('quoting', 1)
    return shares
  }
}
