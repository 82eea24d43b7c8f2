import type { Conversation } from '@tierdrop/wire'
import { codesInPlaceOf } from './claims.ts'
import { factsOf } from './facts.ts'
import { has, searched } from './survival.ts'

const longest = 20_000

/**
 * Numbers and dates that a text gives in the place of the reference's: the reference has them not, the
 * conversation neither, and what the reference has is lost.
 */
export function contradictedFigures(reference: string, text: string, conversation: Conversation): string[] {
  if (reference.length > longest || text.length > longest || reference === text) return []
  if (!/\d/.test(reference) || !/\d/.test(text)) return []
  const codes = codesInPlaceOf(reference, text, saidIn(conversation))
  return [...codes, ...otherFigures(reference, text, conversation)]
}

function otherFigures(reference: string, text: string, conversation: Conversation): string[] {
  const wanted = searched(reference, figuresOf(reference), 'source')
  const given = searched(text, figuresOf(text), 'summary')
  if (wanted.facts.every((fact) => has(given, fact))) return []
  const strange = given.facts.filter((fact) => !has(wanted, fact))
  if (strange.length === 0) return []
  const said = saidIn(conversation)
  const known = searched(said, figuresOf(said), 'source')
  return strange.filter((fact) => !has(known, fact)).map((fact) => fact.text)
}

function figuresOf(text: string) {
  return factsOf(text).filter(
    (fact) => (fact.type === 'number' || fact.type === 'date') && /\d/.test(fact.text),
  )
}

function saidIn({ messages, system }: Conversation): string {
  const texts = messages.flatMap((message) =>
    message.parts.flatMap((part) =>
      part.type === 'text' || part.type === 'tool-result' ? [part.text.slice(0, longest)] : [],
    ),
  )
  return [system.slice(0, longest), ...texts.slice(-20)].join('\n')
}
