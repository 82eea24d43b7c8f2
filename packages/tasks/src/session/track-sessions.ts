import { digest, fraction } from '../digest.ts'
import { Recent } from '../recent.ts'
import type { FoundSession, IdentifyInput } from '../types.ts'
import type { Turns } from './read-turns.ts'

/** One place in a conversation from which it can go on. */
type Place = {
  sessionKey: string
  step: number
  sampled: boolean
  /** the version and call by which places with the same words are told apart */
  versionKey: string
  callId: string | null
  /** the request that went on from here last */
  continuedBy: string | null
  /** another conversation that came to the same words */
  other: Place | null
}

export type Placed = { key: string; step: number; sampled: boolean }

type Lookup = { key: string; beyond: number }

/** A conversation may have lost a few exchanges to a full queue; no more than this many are bridged. */
const maxBridged = 8
/** So many different requests with the same unseen turns: examples, not a conversation. */
const fewShotRequests = 3
/** Short greetings are said in many conversations at once; this many of them are told apart. */
const maxAlike = 8

export class Sessions {
  readonly #seed: string
  /** Apart, so that unsampled traffic can't push a sampled session out. */
  readonly #sampled: Recent<Place>
  readonly #unsampled: Recent<Place>
  /** requests by the turns that they repeat without our having seen them */
  readonly #unseen: Recent<string[]>
  readonly #byHeader: Recent<{ next: number; sampled: boolean; requests: Map<string, number> }>

  constructor(seed: string, capacity: number) {
    this.#seed = seed
    this.#sampled = new Recent(capacity)
    this.#unsampled = new Recent(capacity)
    this.#unseen = new Recent(Math.min(capacity, 5_000))
    this.#byHeader = new Recent(capacity)
  }

  /** False where nothing can precede, by a look that costs nothing. */
  mayContinue({ conversation, sessionHeader }: IdentifyInput): boolean {
    if (conversation.previousResponseId !== null) return true
    return (sessionHeader === null || sessionHeader === '') && conversation.messages.length > 1
  }

  /** The keys to ask the store for, best first; empty where memory knows the session or nothing precedes. */
  wanted(input: IdentifyInput, turns: Turns): string[] {
    const lookups = this.#lookups(input, turns)
    if (lookups.some(({ key }) => this.#peek(key) !== undefined)) return []
    return lookups.map(({ key }) => key)
  }

  /** The version of the exchange whose reply the request names. */
  versionBefore({ conversation: { previousResponseId } }: IdentifyInput): string | null {
    if (previousResponseId === null) return null
    return this.#peek(responseKey(previousResponseId))?.versionKey ?? null
  }

  /** What the store holds was sampled, since nothing else is kept. */
  learn(key: string, found: FoundSession): void {
    this.#keep(key, {
      sessionKey: found.sessionKey,
      step: found.step,
      sampled: true,
      versionKey: found.taskVersion ?? '',
      callId: null,
      continuedBy: null,
      other: null,
    })
  }

  place(input: IdentifyInput, turns: Turns, versionKey: string, rate: number): Placed {
    const placed =
      input.sessionHeader === null || input.sessionHeader === ''
        ? this.#placeByTurns(input, turns, versionKey, rate)
        : this.#placeByHeader(input.sessionHeader, turns, rate)
    this.#remember(input, turns, versionKey, placed)
    return placed
  }

  #placeByTurns(input: IdentifyInput, turns: Turns, versionKey: string, rate: number): Placed {
    const lookups = this.#lookups(input, turns)
    for (const { key, beyond } of lookups) {
      const first = this.#sampled.get(key) ?? this.#unsampled.get(key)
      if (first === undefined) continue
      const place = this.#likeliest(first, turns, versionKey)
      place.continuedBy = turns.request
      return { key: place.sessionKey, step: place.step + 1 + beyond, sampled: place.sampled }
    }
    const key = `s-${digest(input.id)}`
    if (lookups.length > 0 && this.#isFewShot(input, turns))
      return { key, step: 0, sampled: this.#isSampled(key, rate) }
    // Its start was not seen, and whether it belonged to the sample can't be known any more, unless all do.
    if (lookups.length > 0) return { key, step: Math.max(turns.turns.length, 1), sampled: rate >= 1 }
    return { key, step: 0, sampled: this.#isSampled(key, rate) }
  }

  /**
   * Examples are often given as turns of the conversation. What different requests begin with, word
   * for word, and never was a reply, is such a prompt: what comes after it is a start.
   */
  #isFewShot(input: IdentifyInput, { turns, request }: Turns): boolean {
    const prefix = turns.at(-1)?.hash
    if (prefix === undefined || input.conversation.previousResponseId !== null) return false
    const requests = this.#unseen.get(prefix) ?? []
    if (requests.length < fewShotRequests && !requests.includes(request))
      this.#unseen.set(prefix, [...requests, request])
    return requests.length >= fewShotRequests
  }

  /**
   * The client's own word for what belongs together, several conversations included: steps are
   * counted as they come. The hash of the name samples it, so a start that was not seen doesn't matter.
   */
  #placeByHeader(header: string, turns: Turns, rate: number): Placed {
    const key = `h-${digest(header)}`
    let session = this.#byHeader.get(key)
    if (session === undefined) {
      session = { next: turns.turns.length, sampled: this.#isSampled(key, rate), requests: new Map() }
      this.#byHeader.set(key, session)
    }
    const again = turns.request === '' ? undefined : session.requests.get(turns.request)
    if (again !== undefined) return { key, step: again, sampled: session.sampled }
    const step = session.next++
    if (turns.request !== '' && session.requests.size < 64) session.requests.set(turns.request, step)
    return { key, step, sampled: session.sampled }
  }

  #isSampled(sessionKey: string, rate: number): boolean {
    if (rate >= 1) return true
    return rate > 0 && fraction(`sample\n${this.#seed}\n${sessionKey}`) < rate
  }

  #lookups(input: IdentifyInput, { turns, answered }: Turns): Lookup[] {
    const previous = input.conversation.previousResponseId
    if (turns.length === 0 && answered.length === 0 && previous === null) return []
    const lookups: Lookup[] = []
    if (previous !== null) lookups.push({ key: responseKey(previous), beyond: 0 })
    const last = turns.length - 1
    if (last >= 0) lookups.push({ key: turns[last]?.hash ?? '', beyond: 0 })
    // vendors insist on the call's id in its result, whatever the client did to the rest
    const calls = new Set(answered.slice(0, 4))
    for (const id of turns[last]?.callIds.slice(0, 4) ?? []) calls.add(id)
    for (const id of calls) if (isDistinct(id)) lookups.push({ key: callKey(id), beyond: 0 })
    for (let beyond = 1; beyond <= Math.min(last, maxBridged); beyond++)
      lookups.push({ key: turns[last - beyond]?.hash ?? '', beyond })
    return lookups
  }

  #likeliest(first: Place, turns: Turns, versionKey: string): Place {
    if (first.other === null) return first
    const callIds = turns.turns.at(-1)?.callIds ?? []
    let best = first
    let most = -1
    for (let place: Place | null = first; place !== null; place = place.other) {
      const score =
        (place.callId !== null && callIds.includes(place.callId) ? 8 : 0) +
        (place.continuedBy === turns.request ? 4 : 0) +
        (place.versionKey === versionKey ? 2 : 0) +
        (place.continuedBy === null ? 1 : 0)
      if (score > most) [best, most] = [place, score]
    }
    return best
  }

  #remember(input: IdentifyInput, turns: Turns, versionKey: string, placed: Placed): void {
    const place = (): Place => ({
      sessionKey: placed.key,
      step: placed.step,
      sampled: placed.sampled,
      versionKey,
      callId: turns.callIds[0] ?? null,
      continuedBy: null,
      other: null,
    })
    this.#keep(turns.whole, place())
    // Responses chains and Anthropic's threads go on from the reply's id
    if (input.dialect !== 'openai-chat' && input.reply.id !== null)
      this.#keep(responseKey(input.reply.id), place())
    for (const id of turns.callIds.slice(0, 4)) if (isDistinct(id)) this.#keep(callKey(id), place())
  }

  #keep(key: string, place: Place): void {
    const kept: Place[] = []
    for (
      let other = this.#peek(key) ?? null;
      other !== null && kept.length < maxAlike - 1;
      other = other.other
    )
      if (other.sessionKey !== place.sessionKey) kept.push(other)
    let chain: Place | null = null
    for (const older of kept.reverse()) chain = { ...older, other: chain }
    const isSampled = place.sampled || kept.some(({ sampled }) => sampled)
    if (kept.length > 0) (isSampled ? this.#unsampled : this.#sampled).delete(key)
    ;(isSampled ? this.#sampled : this.#unsampled).set(key, { ...place, other: chain })
  }

  #peek(key: string): Place | undefined {
    return this.#sampled.peek(key) ?? this.#unsampled.peek(key)
  }
}

/** What a chain's next request finds its session by. */
export const responseKey = (id: string): string => `r-${digest(id)}`
const callKey = (id: string): string => `c-${digest(id)}`

/** "call_0" of a home-grown server is said in every conversation; a vendor's id in one alone. */
const isDistinct = (id: string): boolean => id.length >= 12 && /\d/.test(id)

/** The hash that is stored: a chain of Responses is found by its reply's id, all else by its words. */
export const prefixHash = (input: IdentifyInput, turns: Turns): string =>
  input.conversation.previousResponseId !== null && input.reply.id !== null
    ? responseKey(input.reply.id)
    : turns.whole

/**
 * What is stored beside it where a chain may begin: its first request looks like any other, and may be
 * gone on with by the id of its reply or by its words.
 */
export const replyHash = (
  { dialect, conversation, reply }: IdentifyInput,
  continues: boolean,
): string | null => {
  if (reply.id === null || conversation.previousResponseId !== null) return null
  const mayBegin = dialect === 'openai-responses' || (dialect === 'anthropic-messages' && continues)
  return mayBegin ? responseKey(reply.id) : null
}
