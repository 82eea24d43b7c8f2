import type { Reply, Stop } from '@tierdrop/wire'
import { writeExact } from './exact-numbers.ts'
import { failure } from './failures.ts'
import type { Failure, Pair, Reference } from './types.ts'

/** What makes a reply useless whatever was asked: an error, a refusal, a cut. */
export function unusable(reply: Reply, stop: Stop | null): Failure | null {
  if (reply.error !== null) return failure('error', null, reply.error.message)
  if (stop?.reason === 'error') return failure('error', null, stop.raw)
  if (isRefusal(reply, stop))
    return failure('refusal', null, reply.refusal ?? (reply.text || (stop?.raw ?? null)))
  if (reply.cut || stop?.reason === 'cut') return failure('truncated', null, 'the stream ended early')
  if (stop?.reason === 'length') return failure('truncated', null, stop.raw ?? 'the token limit was reached')
  return null
}

function isRefusal(reply: Reply, stop: Stop | null): boolean {
  if (stop?.reason === 'refusal' || stop?.reason === 'filter') return true
  return reply.refusal !== null && reply.refusal !== ''
}

const refusing =
  /^(?:i['’]?m (?:very |so |really )?sorry|sorry|apologies|i apologi[sz]e|unfortunately)?[,.;:!—–\- ]*(?:but )?(?:as an ai(?: language)?(?: model| assistant)?,? )?(?:i (?:can(?:no|['’])?t|am (?:not able|unable)|(?:wo|must|have to) ?(?:n['’]t|decline|refuse)|will not|do not feel comfortable)|i['’]m (?:not able|unable|not comfortable))\b(?=.{0,40}\b(?:assist|help|comply|fulfil|provide|support|answer|do that|do this|continue|discuss|engage|create|generate|write|share|with that|with this|request|summari[sz]e|rank|ranking|classify|translate|analy[sz]e|extract|process|medical|legal)\b)/i

/** The same in other languages, and by other words. */
const refusingElsewhere = [
  /^(?:i['’]d rather not|i (?:must|have to) (?:respectfully |politely )?decline|this (?:request )?violates (?:our|the|my)\b)/i,
  /^(?:es )?tut mir (?:sehr )?leid,? (?:aber )?(?:\p{L}+ ){0,3}kann ich|^(?:es )?tut mir (?:sehr )?leid,? (?:aber )?ich kann\b|^(?:leider )?(?:ich )?kann (?:ich )?(?:diese|dieser|dir|ihnen|euch|dabei|das)\b.{0,60}\bnicht\b/iu,
  /^(?:je suis )?désolée?s?,? (?:mais )?je ne (?:peux|suis)/iu,
  /^(?:lo siento|perdona|disculpa),? (?:pero )?no puedo/iu,
  /^mi dispiace,? (?:ma )?non posso/iu,
  /^(?:desculpe|sinto muito|lamento),? (?:mas )?não posso/iu,
  /^(?:het spijt me|sorry),? (?:maar )?(?:daar |dat |hier )?kan ik/iu,
  /^(?:申し訳(?:ありません|ございません)|すみません).{0,40}(?:できません|できかねます|お応えできま|お答えできま)/u,
  /^(?:很?抱歉|对不起|對不起).{0,20}(?:无法|不能|無法)/u,
]

/**
 * A refusal said in prose: a guess, so it names a failure and never makes one. Only the beginning of a
 * short reply counts: "I cannot find it" inside an answer is an answer.
 */
export function readsAsRefusal(text: string): boolean {
  const start = text.slice(0, 200).trimStart()
  return text.length < 1200 && (refusing.test(start) || refusingElsewhere.some((said) => said.test(start)))
}

/** Why nothing can be measured by this reference, or null. */
export function unusableReference(reference: Reference): string | null {
  if (reference.from === 'truth') return null
  const { reply } = reference
  const wrong = unusable(reply, reference.stop ?? null)
  if (wrong?.code === 'error') return 'the reference is an error'
  if (wrong?.code === 'refusal') return 'the reference is a refusal'
  if (wrong?.code === 'truncated') return 'the reference is cut off'
  if (reply.text.trim() === '' && reply.toolCalls.length === 0) return 'the reference is empty'
  return null
}

/** The text a record is read from: the arguments of the first call, else the reply's own; words beside a call are none. */
export function recordText(reply: Reply): string {
  const call = reply.toolCalls.find((made) => made.type !== 'server')
  if (call === undefined || /^\s*[[{`]/.test(reply.text)) return reply.text
  return call.arguments
}

/** Length of all that was written, for ratios. */
export function replyLength(reply: Reply): number {
  return reply.toolCalls.reduce(
    (sum, call) => sum + call.name.length + call.arguments.length,
    reply.text.length,
  )
}

export function referenceText(reference: Pair['reference']): string | null {
  if (reference.from === 'primary') return recordText(reference.reply)
  const { truth } = reference
  if (truth.type === 'text') return truth.text
  if (truth.type === 'label') return truth.label
  if (truth.type === 'value') return typeof truth.value === 'string' ? truth.value : writeExact(truth.value)
  return null
}
