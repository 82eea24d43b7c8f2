const other =
  /\b(?:secondary|runner[- ]?up|second(?:[- ](?:best|choice|place))?|alternatives?|alternatively|also considered|considered|next best|less likely|(?:possible|other|candidate) \w+)\b[^:\n]{0,20}:[^\n]*$/i
const former =
  /\b(?:was|were|previously|formerly|former|originally|initially|used to be|at first|first (?:sight|glance|thought|look))\b[^,.;]*$/i
const concession =
  /\b(?:although|though|while|whilst|despite|even if|albeit|obwohl|aunque|bien que)\b[^,.;:]*$/i
const mentioned =
  /^[^,.;]{0,30}\b(?:is|was|are|were|gets|got|also|seems?|looks?|could|might|may|can)\b[^,.;]*\b(?:mentioned|named|present|touched|involved|possible|tempting|plausible|likely|fit|considered|concluded|relevant)\b/i

/** Named without being given: the runner-up, what it was before, what is granted. Counts only where another label is given. */
export function isBesideThePoint(before: string, after: string, multi: boolean): boolean {
  if (former.test(before)) return true
  if (concession.test(before))
    return mentioned.test(after) || /\b(?:mentions?|says?|would say)\b/i.test(before)
  return (!multi && other.test(before)) || /^[^,.;:]{0,20}\bcannot be\b/i.test(after)
}
