import type { Evidence } from '@tierdrop/decision'
import type { EvidenceMath } from './evidence-math.ts'

export type ReadEvidence = (text: string) => Evidence

/** so many texts are remembered at least, and twice as many at most: a few megabytes of cells */
const remembered = 4_096

/**
 * Reads evidence, and remembers what was read lately by its text. Who decides again and again reads the
 * same rows, of which only those of the last day change; and the two readings of a row are often alike.
 */
export function rememberEvidence(evidenceMath: EvidenceMath): ReadEvidence {
  let young = new Map<string, Evidence>()
  let old = new Map<string, Evidence>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    const evidence = old.get(text) ?? evidenceMath.unpack(text)
    if (young.size >= remembered) {
      old = young
      young = new Map()
    }
    young.set(text, evidence)
    return evidence
  }
}
