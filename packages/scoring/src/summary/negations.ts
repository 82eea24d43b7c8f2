import { hasWord, type Searched } from './survival.ts'

const negated =
  /\b(?:no|not|never|without|denied|denies|deny|n['’]t|cannot)\s+(?:(?:a|an|any|the|be|been|to|have|has|had|find|found|yet|further|additional|new)\s+){0,2}(\p{L}{4,})/giu
const negator =
  /\b(?:no|not|never|without|neither|nor|none|nobody|nothing|denied|denies|deny|cannot|declin\w+|refus\w+|reject\w+|lack\w*|fail\w*|against|instead|avoid\w*|stop\w*|cancel\w*|halt\w*|free (?:of|from)|zero)\b|[\w ]-?free(?= *(?:[.,;!?)]|$))|n['’]t\b/i
/** They measure, and deny nothing: no later than, not only. */
const measures = new Set(
  'more less later fewer longer only just even further than least sooner earlier until before after other higher lower much many yet always'.split(
    ' ',
  ),
)
const most = 60

/** What the text denies and the source, wherever it speaks of it, does not: "no dispute" where there is one. */
export function deniedAgainst(text: string, source: Searched, reference: Searched): string[] {
  const found: string[] = []
  const folded = text.toLowerCase().replace(/\s+/g, ' ')
  for (const match of [...folded.matchAll(negated)].slice(0, most)) {
    const word = match[1] ?? ''
    if (measures.has(word)) continue
    const about = [...sentencesWith(source, word), ...sentencesWith(reference, word)]
    if (about.length > 0 && !about.some((sentence) => negator.test(sentence))) found.push(match[0])
  }
  return found
}

/** What the reference denies wherever it speaks of it, and the text, speaking of it, does not. */
export function denialsLost(text: Searched, reference: Searched): string[] {
  const found: string[] = []
  for (const match of [...reference.folded.matchAll(negated)].slice(0, most)) {
    const word = match[1] ?? ''
    if (measures.has(word)) continue
    const object = /^\P{L}*(?:\p{L}{1,3}\P{L}+)*(\p{L}{4,})/u.exec(
      reference.folded.slice(match.index + match[0].length, match.index + match[0].length + 60),
    )?.[1]
    const own = [...sentencesWith(text, word), ...(object ? inflected(text, word, object) : [])]
    const due = sentencesWith(reference, word)
    if (own.length > 0 && !own.some((it) => negator.test(it)) && due.every((it) => negator.test(it)))
      found.push(match[0])
  }
  return found
}

/** "does not offer a refund" is lost in "offers a refund", too. */
function inflected(text: Searched, word: string, object: string): string[] {
  return [`${word}s`, word.endsWith('e') ? `${word}d` : `${word}ed`]
    .flatMap((form) => sentencesWith(text, form))
    .filter((sentence) => isWordIn(sentence, object))
}

function sentencesWith(text: Searched, word: string): string[] {
  if (!hasWord(text, word)) return []
  return sentencesOf(text).filter((sentence) => isWordIn(sentence, word))
}

const split = new WeakMap<Searched, string[]>()

function sentencesOf(text: Searched): string[] {
  const known = split.get(text) ?? text.folded.split(/(?<=[.!?;])\s/)
  split.set(text, known)
  return known
}

function isWordIn(sentence: string, word: string): boolean {
  for (let at = sentence.indexOf(word); at >= 0; at = sentence.indexOf(word, at + 1))
    if (
      !/[\p{L}\p{N}]/u.test(sentence[at - 1] ?? ' ') &&
      !/[\p{L}\p{N}]/u.test(sentence[at + word.length] ?? ' ')
    )
      return true
  return false
}
