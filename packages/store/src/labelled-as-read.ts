import type { Write } from './engine.ts'
import { judgeLabels } from './judge-labels.ts'
import { latestLabels } from './reviews.ts'
import type { UnitTrials } from './types.ts'

/**
 * Those before the first unit that was labelled since it was read. Who labelled it left it to be counted with
 * the label; counted without, that label would be in no evidence, and taken out of it by the next one.
 */
export async function labelledAsRead<Counted extends { read?: UnitTrials }>(
  trx: Write,
  counted: readonly Counted[],
): Promise<readonly Counted[]> {
  const trials = counted.flatMap(({ read }) => (read === undefined ? [] : versionedTrials(read)))
  const labels = await latestLabels(
    trx,
    trials.map(({ id }) => id),
  )
  const judging = await judgeLabels(trx, trials)
  const changed = counted.findIndex(({ read }) =>
    read?.trials.some(
      ({ id, label, judgeLabel }) =>
        label !== (labels.get(id) ?? null) || judgeLabel !== (judging.get(id) ?? null),
    ),
  )
  return changed === -1 ? counted : counted.slice(0, changed)
}

function versionedTrials({ exchanges, trials }: UnitTrials): { id: string; taskVersion: string }[] {
  const versions = new Map(exchanges.map(({ id, taskVersion }) => [id, taskVersion]))
  return trials.map(({ id, exchangeId }) => ({ id, taskVersion: versions.get(exchangeId) ?? '' }))
}
