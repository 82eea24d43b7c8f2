/** A denial further off than the words beside a label: "I don't think this is billing", "unrelated to billing". */
const denials = [
  /\b(?:do|does|did|would|can|could)(?:n['’]?t|\s?not)\s+(?:\w+ly\s+)?(?:think|believe|say|feel|consider|call|see|find|classify|assume|suspect|suggest|seem|look|appear|have|regard|describe|want|need|mention|request|involve|concern)\b/i,
  /\bcan(?:['’]?t|not)\s+(?:be|see|call|say)\b/i,
  /\b(?:isn['’]?t|aren['’]?t|wasn['’]?t|(?:is|are|was) not)\s+\w+ing\s+(?:about|for|with|to)\b/i,
  /\b(?:no|not any|without any?)\s+(?:mention|hints?|signs?|traces?|indications?|evidence|references?|suggestions?)\b/i,
  /\b(?:unrelated to|nothing to do with|little to do with|away from|far from|rul(?:e|es|ed|ing) out|not about|i (?:strongly |really )?doubt|unlikely|nobody|no one)\b/i,
  /(?<!\b(?:but|except|besides)\s)\bnothing(?! (?:but|other|else|less)\b)/i,
]
/** what comes after it is said again: "I don't think it's technical but billing" */
const turn =
  /\b(?:but|rather|instead|however|so|sondern|sino|mas|maar|hence|therefore|thus)\b|[,;:]\s*(?:it|this|the)\b/i

const deniedBefore = /(?:不是|并非|並非|不属于|不屬於|没有|沒有|不算|非)$/
const deniedAfter =
  /^(?:[^\s。、,，.]{0,4})(?:ではな|ではあり?ません|ではございません|じゃな|じゃありません|でない)|^(?:이|가|은|는)?\s*(?:아닙|아니|아님)/

export function isDeniedInClause(before: string, after: string): boolean {
  if (deniedBefore.test(before.trimEnd()) || deniedAfter.test(after.trimStart())) return true
  for (const denial of denials) {
    const match = denial.exec(before)
    if (match !== null && !turn.test(before.slice(match.index + match[0].length))) return true
  }
  return false
}
