import { isBesideThePoint } from './beside-the-point.ts'
import { isDeniedInClause } from './denied-clause.ts'
import type { LabelSet, Mention, Token } from './label-set.ts'

/** The labels that a text says in its sentences: not those that it denies, asks for or only weighs. */
export function mentionedLabels(text: string, set: LabelSet, multi = false): string[] {
  const tokens = set.tokenize(text)
  const said = set.mentions(tokens).flatMap((mention) => {
    const place = placeOf(mention, tokens, text)
    const isSaid =
      !isPartOfName(place) &&
      !isOrdinaryWord(mention.label, place) &&
      !isDenied(mention, tokens, text, set) &&
      !isDeniedInClause(place.before, place.after) &&
      !isTakenBack(place.after) &&
      !isWeighed(place)
    return isSaid ? [{ label: mention.label, place }] : []
  })
  const given = said.filter(({ place }) => !isBesideThePoint(place.before, place.after, multi))
  const counted = given.length > 0 ? given : said
  const labels = distinct(counted.map(({ label }) => label))
  if (labels.length < 2) return labels
  const decided = distinct(counted.filter(({ place }) => isDecided(place)).map(({ label }) => label))
  return decided.length === 1 ? decided : labels
}

const pronoun =
  /^\s(?:it|this|that|the|there|they|he|she|we|you|i|because|since|as|but|and|or|not|nor|if|though)\b/i

/** "us" is not US, "no" before a noun is no answer, an article no A, "in other words" no other. */
function isOrdinaryWord(label: string, { before, written, after }: Place): boolean {
  const isNoun = /^\s\p{Ll}/u.test(after)
  if (/^no$/i.test(label)) return isNoun && !pronoun.test(after)
  if (/^other$/i.test(label)) return /^\s(?:words|hands?|side|than)\b/i.test(after)
  if (!/^\p{Lu}{1,3}$/u.test(label)) return false
  if (written !== label) return /^\p{Ll}+$/u.test(written)
  return (
    label === 'A' &&
    before.trim() === '' &&
    isNoun &&
    !/^\s(?:is|was|fits|because|and|or|seems)\b/.test(after)
  )
}

/** What stands around a mention, in its own sentence. */
type Place = { before: string; written: string; after: string; left: string; right: string }

const around = 200

function placeOf({ from, to }: Mention, tokens: readonly Token[], text: string): Place {
  const start = tokens[from]?.start ?? 0
  const end = tokens[to - 1]?.end ?? 0
  const before = text.slice(Math.max(0, start - around), start)
  return {
    before: before.split(/[.!?\n;]\s|\n/).at(-1) ?? '',
    written: text.slice(start, end),
    after: text.slice(end, end + around),
    left: text.slice(Math.max(0, start - 2), start),
    right: text.slice(end, end + 2),
  }
}

/** cancel_order in cancel_order_refused is another name. */
function isPartOfName({ left, right }: Place): boolean {
  return /^_[\p{L}\p{N}]/u.test(right) || /[\p{L}\p{N}]_$/u.test(left)
}

const denials = new Set(
  (
    "not isn't isnt doesn't didn't never neither nor without excluding wasn't aren't don't can't cannot won't wouldn't " +
    "shouldn't couldn't hardly barely scarcely non refuse refuses refused decline declined unable whether hesitate " +
    'nicht kein keine keinen keinem keiner keines weder noch ohne statt keineswegs keinesfalls ni pas rien nunca não nao niet geen nie inte ikke ej не нет aucun aucune jamais sans ningún ninguna tampoco'
  ).split(' '),
)
const fillers = new Set(
  (
    'a an the be is it this that really just about of to as seem appear classified labeled labelled considered any strictly ' +
    'quite at all been even exactly very label call classify tag mark say ein eine einen der die das un une le la du de del es è é er är jest het een dit um uma parece direi sería serait est'
  ).split(' '),
)
const mostFillers = 6

/** "this is not spam" does not say spam; "rather than billing", "anything but billing" not billing. */
function isDenied({ from }: Mention, tokens: readonly Token[], text: string, set: LabelSet): boolean {
  let before = from - 1
  while (
    before >= 0 &&
    from - before <= mostFillers &&
    fillers.has(tokens[before]?.word ?? '') &&
    isSameSentence(text, tokens, before)
  )
    before--
  if (before < 0 || !isSameSentence(text, tokens, before)) return false
  const word = wordAt(tokens, before)
  const last = wordAt(tokens, before - 1)
  if (denials.has(word) || word === 'instead' || word === 'opposed') return true
  // Where "no" is a label itself, it denies nothing.
  if (word === 'no' || word === 'nothing')
    return (
      set.exactly(word) === null && /^\s*$/.test(text.slice(tokens[before]?.end, tokens[before + 1]?.start))
    )
  if (word === 'than') return /\b(?:rather|more|better)\b/i.test(sentenceBefore(text, tokens, before))
  if (word === 'but') return last === 'anything' || last === 'everything'
  return word === 'from' && last === 'far'
}

function sentenceBefore(text: string, tokens: readonly Token[], at: number): string {
  const end = tokens[at]?.start ?? 0
  return (
    text
      .slice(Math.max(0, end - around), end)
      .split(/[.!?\n;]/)
      .at(-1) ?? ''
  )
}

function wordAt(tokens: readonly Token[], at: number): string {
  return (tokens[at]?.word ?? '').replace('’', "'")
}

function isSameSentence(text: string, tokens: readonly Token[], at: number): boolean {
  return !/[.!?\n;]/.test(text.slice(tokens[at]?.end ?? 0, tokens[at + 1]?.start ?? 0))
}

const taken =
  /^["'`”’*_)\]]*\s*(?:(?:does not|doesn't|doesn’t|do not|don't|is not|isn't|isn’t|was not|wasn't|would not be|wouldn't be)\s+(?:really |quite )?(?:apply|fit|match|applicable|right|correct|appropriate|warranted|the (?:right|correct|best)|supported|justified)|(?:is|was|would be|seems) (?:wrong|incorrect|rejected|ruled out|excluded|inappropriate)|\(\s*(?:wrong|rejected|incorrect|not (?:applicable|this|it)\b|no\s*[,)])|\s*[-–—:]\s*(?:wrong|rejected|incorrect)\b|passt nicht|trifft nicht zu|ne convient pas)/i

/** "Billing? No." and "billing (wrong)": said, and taken back at once. */
export function isTakenBack(after: string): boolean {
  return taken.test(after) || /^[^.!?\n;:]*\?/.test(after)
}

/** "it would be billing if …", "I would need more to say billing": no label yet. */
function isWeighed({ before, after }: Place): boolean {
  const own = after.split(/[.!?\n;]/)[0] ?? ''
  if (/\bwould (?:need|require|have to)\b/i.test(before)) return true
  if (/^\W*if (?!i\b|we\b|forced|pressed)[^,]*:?\s*$/i.test(before)) return true
  if (/\b(?:would|could|might) (?:be|have been|say|call|choose|pick|classify)\b[^,]*$/i.test(before))
    return (
      /\b(?:if (?!i\b|we\b|forced|pressed)|unless|had)\b/i.test(own) || /^\W*(?:if|had|were)\b/i.test(before)
    )
  return false
}

const decision =
  /(?:\b(?:go(?:ing)? with|choose|chose|pick|select|settle on|decide on|best fit(?: is)?|rat(?:e|ed|ing) (?:this|it|the \w+)(?: as| at)?|giv(?:e|en|ing) (?:this|it|the \w+)|conclude(?: that)?(?: it is)?|sondern)|\b(?:classif\w+|label\w*|categori[sz]\w+|tag\w*|rout\w+|assign\w*)(?: (?:this|it|the \w+))?(?: as| to)|\b(?:so|but|therefore|thus|hence|given)\b[^.!?\n]{0,60}\b(?:it['’]s|it is|this is|i['’]d (?:go with|say)))\s*:?[\s*_"'`“«]*(?:the |a |an )?[\s*_"'`“«]*$/i

/** Of several that are named, the one that the text settles on. */
function isDecided({ before, after }: Place): boolean {
  return decision.test(before) && !/^[\s\w,]{0,20}\b(?:too|also|as well|and|or)\b/i.test(after)
}

function distinct(labels: readonly string[]): string[] {
  return [...new Set(labels)]
}
