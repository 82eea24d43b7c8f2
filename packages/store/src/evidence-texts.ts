import type { Reading } from '@tierdrop/decision'

/** in the order in which they are listed */
export const readings = ['as-is', 'with-fallback'] as const satisfies readonly Reading[]

/** What a cell holds in each reading; null where there is nothing. */
export type EvidenceTexts = Record<Reading, string | null>
/** The same as its row keeps it. */
export type KeptTexts = { asIs: string | null; withFallback: string | null }

/** Stands for the text of the other reading: wherever no reply was unusable, both come to the same. */
const same = '='

export function keepTexts(texts: EvidenceTexts): KeptTexts {
  const { 'as-is': asIs, 'with-fallback': withFallback } = texts
  return { asIs, withFallback: asIs !== null && withFallback === asIs ? same : withFallback }
}

export function readTexts({ asIs, withFallback }: KeptTexts): EvidenceTexts {
  return { 'as-is': asIs, 'with-fallback': withFallback === same ? asIs : withFallback }
}
