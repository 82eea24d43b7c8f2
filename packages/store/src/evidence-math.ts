import type { Evidence } from '@tierdrop/decision'

/** How pieces of evidence add up, and what they look like as a text, is for decision to say. */
export type EvidenceMath = {
  sum(parts: readonly Evidence[]): Evidence
  pack(evidence: Evidence): string
  unpack(text: string): Evidence
}
