import { appliesTo } from '../skeleton/build-skeleton.ts'
import { isMask } from '../skeleton/mask-words.ts'
import { isMaskHash } from '../versions/diff-lines.ts'
import { keyOf } from './key-of.ts'
import { type MessageLine, weightOf, wordsBeforeColon } from './read-lines.ts'
import { type Element, holds, isAt, wordsOf } from './refrain.ts'

export type Peer = { lines: readonly Pick<MessageLine, 'hashes' | 'key' | 'weight'>[] }
export type Found<One> = { elements: Element[]; weight: number; members: One[] }

/** A line that so many of the messages share is part of the refrain. */
const shared = 0.6
/** What a sketch keeps. */
const maxWords = 400

/**
 * What a message has in common with others like it, and in how many of them all of that stands;
 * null where it is too little to be an instruction, or where they don't differ enough in the rest.
 */
export const findRefrain = <One extends Peer>(
  lines: readonly MessageLine[],
  peers: readonly One[],
): Found<One> | null => {
  const elements: Element[] = []
  let length = 0
  let weight = 0
  let wholes = 0
  let isAnnounced = false
  let isApart = false
  let said = 0
  for (const [at, line] of lines.entries()) {
    const holders = peers.filter((peer) => peer.lines.some(({ key }) => key === line.key)).length
    // "Label: spam" where others say "Label: ham"
    const key = holders < peers.length || appliesTo(line.text) ? keyElementOf(line, peers) : null
    const isWhole = key === null && holders >= peers.length * shared
    const element = key ?? (isWhole ? wholeOf(line) : partOf(line, at, lines.length, peers))
    if (element === null) continue
    const own = isWhole ? line.weight : weightOf(wordsOf(element, line))
    if (own === 0 || length + line.words.length > maxWords) continue
    length += line.words.length
    elements.push(element)
    weight += own
    if (isWhole && own > 1) wholes++
    // all sentences of a line, one after the other
    said = isWhole ? said + 1 : 0
    isApart ||= said >= line.beside || (!isWhole && element.head.length > 0)
    isAnnounced ||= endsAtColon(element, line) || (isWhole && own > 2 && line.beside === 1)
  }
  const members = standingAlike(elements, lines, peers)
  if (members === null) return null
  // one who says no more than that spoke for himself
  if (wholes === lines.length && members.some((member) => member.lines.length > lines.length)) return null
  const wanted = isApart ? wantedOf(weight, wholes, elements.length, isAnnounced) : never
  if (countVariants(elements, [{ lines }, ...members]) >= wanted) return { elements, weight, members }
  const closer = closerTo(lines, elements, members)
  return closer === null ? null : findRefrain(lines, closer)
}

const minPeers = 3
/** More sentences than these in one place are values. */
const maxAuthors = 3
const places = [0, 1, 2, 3, -1, -2, -3, -4]

/** Where all say one of two or three sentences in one place, they are that many authors': those who say the same. */
const closerTo = <One extends Peer>(
  lines: readonly MessageLine[],
  elements: readonly Element[],
  peers: readonly One[],
): One[] | null => {
  for (const place of places) {
    const line = lines.at(place)
    if (line === undefined || line.weight === 0 || elements.some((element) => holds(element, line))) continue
    const said = new Set(peers.map((peer) => peer.lines.at(place)?.key))
    const sharing = peers.filter((peer) => peer.lines.at(place)?.key === line.key)
    if (said.size > 1 && said.size <= maxAuthors && sharing.length >= minPeers) return sharing
  }
  return null
}

/** What is said again and again in the midst of talk is talk. */
const never = Number.POSITIVE_INFINITY

/** So many different messages show that it is no chance. */
const wantedOf = (weight: number, wholes: number, elements: number, isAnnounced: boolean): number => {
  if (weight < 2) return never
  if (wholes > 1 || (wholes > 0 && isAnnounced) || (elements > 1 && isAnnounced && weight > 2)) return 4
  return isAnnounced || elements > 1 ? 5 : 8
}

/** Those that have all of it, and begin or end with it: what stands anywhere else may be material. */
const standingAlike = <One extends Peer>(
  elements: readonly Element[],
  lines: readonly MessageLine[],
  peers: readonly One[],
): One[] | null => {
  const first = elements[0]
  const last = elements.at(-1)
  if (first === undefined || last === undefined) return null
  const having = peers.filter((peer) =>
    elements.every((element) => peer.lines.some((line) => holds(element, line))),
  )
  if (isAt(first, lines, 0)) return having.filter((peer) => isAt(first, peer.lines, 0))
  if (isAt(last, lines, -1)) return having.filter((peer) => isAt(last, peer.lines, -1))
  return null
}

const wholeOf = ({ hashes }: MessageLine): Element => ({ head: hashes, tail: [], isWhole: true })

/** What stands before its colon in each of the messages. */
const keyElementOf = (line: MessageLine, peers: readonly Peer[]): Element | null => {
  const colon = wordsBeforeColon(line)
  if (colon === 0 || colon >= line.words.length) return null
  const element: Element = { head: line.hashes.slice(0, colon), tail: [], isWhole: false }
  return peers.every((peer) => peer.lines.some((other) => holds(element, other))) ? element : null
}

/** How the line begins and ends in most of the messages, where it stands in the same place. */
const partOf = (line: MessageLine, at: number, count: number, peers: readonly Peer[]): Element | null => {
  const colon = wordsBeforeColon(line)
  const reaches = peers
    .map((peer) => longestReach(line, at, count, peer, colon))
    .sort((a, b) => b.head + b.tail - a.head - a.tail)
    .slice(0, Math.max(3, Math.ceil(peers.length * shared)))
  let head = Math.min(...reaches.map((reach) => reach.head))
  let tail = Math.min(...reaches.map((reach) => reach.tail))
  if (colon > 0 && colon <= head) [head, tail] = [colon, 0]
  // what begins or ends a value by chance is a value too
  while (head > 0 && isMask(line.words[head - 1] ?? '')) head--
  while (tail > 0 && isMask(line.words[line.words.length - tail] ?? '')) tail--
  return head + tail === 0
    ? null
    : { head: line.hashes.slice(0, head), tail: line.hashes.slice(line.hashes.length - tail), isWhole: false }
}

type Reach = { head: number; tail: number }

const longestReach = (
  { hashes }: MessageLine,
  at: number,
  count: number,
  { lines }: Peer,
  colon: number,
): Reach => {
  let best: Reach = { head: 0, tail: 0 }
  for (const [index, other] of lines.entries()) {
    const isAligned = index === at || lines.length - index === count - at
    if (!isAligned && colon === 0) continue
    const most = Math.min(hashes.length, other.hashes.length)
    let head = 0
    while (head < most && hashes[head] === other.hashes[head]) head++
    if (!isAligned && head < colon) continue
    let tail = 0
    while (
      isAligned &&
      tail < most - head &&
      hashes[hashes.length - 1 - tail] === other.hashes[other.hashes.length - 1 - tail]
    )
      tail++
    if (head + tail > best.head + best.tail) best = { head, tail }
  }
  return best
}

const endsAtColon = ({ head }: Element, line: MessageLine): boolean =>
  head.length > 0 && wordsBeforeColon(line) === head.length

/**
 * Messages that share more than the refrain may be another author's: they count as one. Where
 * nothing but masked values is left, they differ in those.
 */
const countVariants = (elements: readonly Element[], messages: readonly Peer[]): number => {
  const seen = new Set<number>()
  let variants = 0
  for (const { lines } of messages) {
    const own: number[] = []
    for (const line of lines) {
      if (line.weight === 0) continue
      const element = elements.find((one) => holds(one, line))
      if (element === undefined) own.push(line.key)
      else if (!element.isWhole) {
        const rest = line.hashes.slice(element.head.length, line.hashes.length - element.tail.length)
        if (rest.some((hash) => !isMaskHash(hash))) own.push(keyOf(rest))
      }
    }
    if (!own.some((key) => seen.has(key))) variants++
    for (const key of own) seen.add(key)
  }
  return variants
}
