import type { Write } from './engine.ts'
import { judgeLabels } from './judge-labels.ts'
import { latestLabels } from './reviews.ts'
import type { ReviewRow, UnitTrials } from './types.ts'

type Labels = ReadonlyMap<string, ReviewRow['label']>
type Labelled = { byReviewers: Labels; byJudge: Labels }
type Read = { read?: UnitTrials }

/**
 * Those before the first unit that was labelled since it was read. Who labelled it left it to be counted with
 * the label; counted without, that label would be in no evidence, and taken out of it by the next one.
 */
export async function labelledAsRead<Counted extends Read>(
  trx: Write,
  counted: readonly Counted[],
): Promise<readonly Counted[]> {
  const now = (await isAnyLabelled(trx)) ? await labelsOf(trx, counted) : unlabelled
  const changed = counted.findIndex(({ read }) =>
    read?.trials.some(
      ({ id, label, judgeLabel }) =>
        label !== (now.byReviewers.get(id) ?? null) || judgeLabel !== (now.byJudge.get(id) ?? null),
    ),
  )
  return changed === -1 ? counted : counted.slice(0, changed)
}

const unlabelled: Labelled = { byReviewers: new Map(), byJudge: new Map() }

async function isAnyLabelled(trx: Write): Promise<boolean> {
  const { any } = await trx
    .selectNoFrom((e) =>
      e
        .or([
          e.exists(e.selectFrom('reviews').select('id').limit(1)),
          e.exists(e.selectFrom('admissions').select('taskKey').limit(1)),
        ])
        .as('any'),
    )
    .executeTakeFirstOrThrow()
  return Boolean(any)
}

async function labelsOf(trx: Write, counted: readonly Read[]): Promise<Labelled> {
  const trials = counted.flatMap(({ read }) => (read === undefined ? [] : versionedTrials(read)))
  const ids = trials.map(({ id }) => id)
  return { byReviewers: await latestLabels(trx, ids), byJudge: await judgeLabels(trx, trials) }
}

function versionedTrials({ exchanges, trials }: UnitTrials): { id: string; taskVersion: string }[] {
  const versions = new Map(exchanges.map(({ id, taskVersion }) => [id, taskVersion]))
  return trials.map(({ id, exchangeId }) => ({ id, taskVersion: versions.get(exchangeId) ?? '' }))
}
