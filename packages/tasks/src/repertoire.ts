import { hash } from 'node:crypto'
import type { Reply } from '@tierdrop/wire'
import { isLabelKey } from './label-keys.ts'
import type { Relation } from './relate-reply.ts'

/** How a reply is made, whatever it says. */
export type Shape = 'label' | 'label-first' | 'labels-in-json' | 'json' | 'code' | 'prose'

const query =
  /^(?:select|with|insert into|update|delete from|create|alter|merge|match)\b.{0,400}?\b(?:from|as|into|set|table|values|return)\b/is
/** "find . -name x | xargs rm" */
const command = /^(?:\$ )?[a-z\d*][\w*,./-]{0,30} [^\n]{0,300}?(?:\s-{1,2}[a-zA-Z][\w-]*|\s\|\s)[^\n]{0,300}$/
/** A spreadsheet's, however short. */
const formula = /^=[A-Za-z.]+\(.*\)$/s
/** A regular expression. */
const pattern = /^\/.{2,}\/[a-z]{0,6}$/
const markup = /^<(?:!doctype html|html|svg|\?xml|div|template)\b/i
/** A listing in the midst of what is said of it. */
const listing = /^```(?!json|markdown|md|text)\w*\n([\s\S]*?)^```/gm
/** "FROM node", "EXPOSE 80" */
const directive = /^[A-Z]{2,20} \S.*$/gm
const codeLine =
  /(?:[;{}]|=>|^[ \t]*(?:def|class|import|from|const|let|function|fn|public|#include|return)\b.*)$/gm

/** Null where there is nothing to judge by. */
export const shapeOf = (reply: Reply): { shape: Shape; said: string } | null => {
  if (reply.error !== null || reply.toolCalls.length > 0) return null
  const text = bare(reply.text.slice(0, 8_000))
  if (text === '') return null
  const json = jsonIn(text)
  if (json !== undefined) {
    const leaves: Leaf[] = []
    collect(json, '', 0, leaves)
    const said = leaves.filter(({ key, value }) => !isRemark(key, value))
    const isChoice = !Array.isArray(json) && said.length > 0 && said.length <= 4 && said.every(isLabel)
    if (!isChoice) return { shape: 'json', said: '' }
    return {
      shape: 'labels-in-json',
      said: said.map(({ key, value }) => `${key}=${JSON.stringify(value)}`).join('\n'),
    }
  }
  if (formula.test(text) || pattern.test(text)) return { shape: 'code', said: text }
  if (isShort(text)) return { shape: 'label', said: text.toLowerCase() }
  if (isCode(text)) return { shape: 'code', said: text }
  const [, first] = labelFirst.exec(text) ?? []
  if (first !== undefined) return { shape: 'label-first', said: first.toLowerCase() }
  return { shape: 'prose', said: text }
}

/** "APPROVE. The receipt is there.", "spam: it sells something" */
const labelFirst = /^[*_"]{0,2}(\p{Lu}[\p{Lu}_-]{1,24}|[\p{L}_-]{2,24})[*_"]{0,2}(?:[.:—–]|\s-)\s+\S/u

/** Without the marks around an answer: tags, emphasis, quotes, a period. */
const bare = (text: string): string => {
  const trimmed = text.trim()
  if (trimmed.length > 200 || trimmed.startsWith('```')) return trimmed
  return trimmed
    .replace(/^<(\w+)>([^<]*)<\/\1>$/, '$2')
    .replace(/^\[\[([^\][]*)\]\]$/, '$1')
    .replace(fieldOfSignature, '$1')
    .trim()
    .replace(/^[\s*_`"'“”]+|[\s*_`"'“”.。]+$/g, '')
    .trim()
}

/** The only field that a reply by signature has: "[[ ## topic ## ]] bill [[ ## completed ## ]]". */
const fieldOfSignature = /^\[\[ ## \w+ ## \]\]\n([^[]*)\n\s*\[\[ ## completed ## \]\]$/

/** A script that writes words without spaces says five times as much in as many characters. */
const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g
const isShort = (text: string): boolean =>
  !/^[[{]/.test(text) &&
  !text.includes('\n') &&
  text.length <= 40 &&
  text.length + 4 * (text.match(wide)?.length ?? 0) <= 40 &&
  text.split(/\s+/).length <= 3

const isCode = (text: string): boolean => {
  if (/^```(?!json|markdown|md|text)/.test(text) || query.test(text) || markup.test(text)) return true
  if (command.test(text)) return true
  let listed = 0
  for (const [block] of text.matchAll(listing)) listed += block.length
  if (listed * 5 > text.length * 2) return true
  const lines = text.split('\n').length
  if (lines >= 3 && (text.match(directive)?.length ?? 0) * 3 >= lines * 2) return true
  return (text.match(codeLine)?.length ?? 0) * 2 > lines
}

const jsonIn = (text: string): unknown => {
  const inner = /^```(?:json)?\s*([[{][\s\S]*)```$/.exec(text)?.[1] ?? text
  if (!/^[[{]/.test(inner)) return undefined
  try {
    return JSON.parse(inner)
  } catch {
    // no JSON after all, or cut off: judged as the text that it is
    return undefined
  }
}

type Leaf = { key: string; value: unknown }

const collect = (value: unknown, key: string, depth: number, leaves: Leaf[]): void => {
  if (leaves.length > 20 || depth > 4) return
  if (Array.isArray(value)) for (const item of value) collect(item, key, depth + 1, leaves)
  else if (value !== null && typeof value === 'object')
    for (const [name, member] of Object.entries(value)) collect(member, name, depth + 1, leaves)
  else leaves.push({ key, value })
}

const remarks =
  /^(?:confidence|score|certainty|probability|reason\w*|explanation|rationale|justification|evidence|comment|notes?)$/i
const isRemark = (key: string, value: unknown): boolean =>
  remarks.test(key) || (typeof value === 'number' && !Number.isInteger(value))
const isLabel = ({ key, value }: Leaf): boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 10) ||
  value === null ||
  (typeof value === 'string' && isShort(value)) ||
  (isLabelKey(key) && value !== null)

/** "2, 1, 3" or "B > A > C": each of the first numbers or letters once. */
export const isOrder = ({ text }: Reply): boolean => {
  if (text.length > 200) return false
  const items = text.split(/[^\p{L}\d]+/u).filter((item) => item !== '')
  if (items.length < 2) return false
  const places = items.map((item) =>
    /^\d{1,2}$/.test(item) ? Number(item) : /^[A-Z]$/.test(item) ? item.charCodeAt(0) - 64 : Number.NaN,
  )
  const [least, most] = [Math.min(...places), Math.max(...places)]
  return least <= 1 && most - least + 1 === places.length && new Set(places).size === places.length
}

const minReplies = 6
export const maxReplies = 24

/** What the first replies to a version have in common. */
export class Repertoire {
  readonly #shapes = new Map<Shape, number>()
  readonly #said = new Set<string>()
  /** what may have been chosen: the label, whatever is said after it */
  readonly #choices = new Set<string>()
  #replies = 0
  #orders = 0
  #quotes = 0

  add(reply: Reply, relation: Relation): void {
    const seen = shapeOf(reply)
    if (seen === null) return
    this.#replies++
    if (isOrder(reply) || relation === 'reorders') this.#orders++
    if (relation === 'quotes') this.#quotes++
    this.#shapes.set(seen.shape, (this.#shapes.get(seen.shape) ?? 0) + 1)
    const said = seen.said === '' || seen.shape === 'label-first' ? reply.text.slice(0, 8_000) : seen.said
    this.#said.add(hash('sha256', said, 'base64'))
    this.#choices.add(seen.shape === 'label-first' ? seen.said : hash('sha256', said, 'base64'))
  }

  /**
   * Few different short answers, again and again: one of a closed list is chosen. A single one says
   * nothing: what answers always the same may be a stub.
   */
  get isClosed(): boolean {
    const { size } = this.#choices
    if (this.#replies < minReplies || size < 2 || size * 2 > this.#replies) return false
    return this.share('label', 'label-first', 'labels-in-json') >= 0.8
  }

  /** Short answers that are hardly ever the same: nothing is chosen from a list. */
  get isOpen(): boolean {
    return (
      this.#replies >= minReplies && this.#said.size * 5 > this.#replies * 4 && this.share('label') >= 0.8
    )
  }

  /** What most replies say stands in their requests. */
  get quotes(): boolean {
    return this.#quotes * 2 > this.#replies
  }

  /** Orders of things, and not always the same. */
  get isOrdering(): boolean {
    return this.#replies >= 3 && this.#said.size >= 2 && this.#orders * 5 >= this.#replies * 4
  }

  /** Enough replies that differ to say what their shape rules out. */
  get isTelling(): boolean {
    return this.#replies >= 4 && this.#said.size >= 2
  }

  share(...shapes: Shape[]): number {
    const count = shapes.reduce((sum, shape) => sum + (this.#shapes.get(shape) ?? 0), 0)
    return this.#replies === 0 ? 0 : count / this.#replies
  }
}
