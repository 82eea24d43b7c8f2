import { type Config, failure } from '@tierdrop/config'
import { type EvidenceDifference, verifyEvidence } from '@tierdrop/proxy'
import type { Store } from '@tierdrop/store'
import type { Console } from './console.ts'

const shown = 10

/** Recomputes the evidence from grades and labels; what differs is an infrastructure that failed. */
export async function verifyStore(
  config: Config,
  store: Store,
  json: boolean,
  console: Pick<Console, 'out'>,
): Promise<void> {
  const { name: evaluation, seed } = config.evaluation
  const verified = await verifyEvidence(store, { evaluation, seed })
  const { units, cells, differences } = verified
  if (json) console.out(`${JSON.stringify(verified)}\n`)
  else
    console.out(
      `${units.toLocaleString('en-US')} units recounted, ${cells.toLocaleString('en-US')} cells of evidence compared\n`,
    )
  if (differences.length === 0) return
  const lines = differences.slice(0, shown).map(differenceText)
  if (differences.length > shown) lines.push(`and ${differences.length - shown} more`)
  throw failure('INFRASTRUCTURE', {
    reason: `the evidence is not what the grades come to (\`tierdrop regrade\` counts it anew):\n${lines.join('\n')}`,
  })
}

function differenceText({
  taskVersion,
  tierName,
  slice,
  day,
  reading,
  stored,
  recomputed,
}: EvidenceDifference): string {
  const cell = `${taskVersion} ${tierName} ${day} ${reading}${slice === '' ? '' : ` ${slice}`}`
  if (stored === null || recomputed === null)
    return `  ${cell}: ${stored === null ? 'not stored' : 'not in the grades'}`
  const fields = (Object.keys(stored) as (keyof typeof stored)[]).filter(
    (field) => JSON.stringify(stored[field]) !== JSON.stringify(recomputed[field]),
  )
  const values = fields.map(
    (field) => `${field} ${JSON.stringify(stored[field])} instead of ${JSON.stringify(recomputed[field])}`,
  )
  return `  ${cell}: ${values.join(', ').slice(0, 300)}`
}
