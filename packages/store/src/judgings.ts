import { sql } from 'kysely'
import type { Database, Engine, Write } from './engine.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { decisiveGrades } from './grades.ts'
import { inSlices } from './in-slices.ts'
import { recountUnits } from './recount-units.ts'
import { insertGrades } from './settle-trial.ts'
import { selectTrials, toTrial } from './trials.ts'
import type { GradeRow, JudgedCount, Recount, TrialRow } from './types.ts'

/** Of what has failed by its text or code alone; whether by anything else too is for the mirror to see. */
export async function queueJudging(
  trx: Write,
  { judge, taskVersion, at }: { judge: string; taskVersion: string; at: number },
): Promise<number> {
  const queued = await trx
    .updateTable('trials')
    .set({ judgeAt: at })
    .where('judgeAt', 'is', null)
    .where('role', '=', 'candidate')
    .where('repeat', '=', 0)
    .where('outcome', '=', 'failed')
    .where('exchange', 'in', (e) =>
      e
        .selectFrom('exchanges')
        .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
        .select('exchanges.seq')
        .where('shapes.taskVersion', '=', taskVersion),
    )
    .where((e) =>
      e.exists(
        e
          .selectFrom('grades')
          .select('grades.trial')
          .whereRef('grades.trial', '=', 'trials.seq')
          .whereRef('grades.grader', '=', 'trials.grader')
          .where((is) =>
            is.or([
              is('grades.failures', 'like', '%"differs"%'),
              is('grades.failures', 'like', '%"different-code"%'),
            ]),
          ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('grades')
            .select('grades.trial')
            .whereRef('grades.trial', '=', 'trials.seq')
            .where('grades.grader', '=', judge),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(queued.numUpdatedRows)
}

/** What is due, the longest waiting first, to one owner until then. */
export async function leaseJudgings(
  engine: Engine,
  trx: Write,
  { now, until, limit }: { now: number; until: number; limit: number },
): Promise<{ trial: TrialRow; grade: GradeRow | null }[]> {
  const due = trx
    .selectFrom('trials')
    .select('seq')
    .where('judgeAt', '<=', now)
    .orderBy('judgeAt')
    .orderBy('seq')
    .limit(limit)
    .$if(engine.skipsLockedRows, (query) => query.forUpdate().skipLocked())
  const leased = await trx
    .updateTable('trials')
    .set({ judgeAt: until })
    .where('seq', 'in', due)
    .returning('seq')
    .execute()
  const seqs = leased.map(({ seq }) => seq)
  // Whoever had leased it before is gone: its answer is as unknown as whether there was one.
  await inSlices(seqs, (slice) =>
    trx
      .updateTable('judgeCalls')
      .set((e) => ({ endedAt: now, outcome: 'unknown', costNano: e.ref('estimateNano') }))
      .where('trial', 'in', slice)
      .where('endedAt', 'is', null)
      .execute(),
  )
  const rows = await inSlices(seqs, (slice) => selectTrials(trx).where('trials.seq', 'in', slice).execute())
  const grades = await decisiveGrades(
    trx,
    rows.map(({ id }) => id),
  )
  return rows
    .sort((a, b) => a.seq - b.seq)
    .map((row) => ({ trial: toTrial(row), grade: grades.get(row.id) ?? null }))
}

/** A judge's grade never decides; where the judge is admitted, it labels, and its unit is counted anew. */
export async function settleJudging(
  engine: Engine,
  trx: Write,
  trialId: string,
  settled: { grade: GradeRow } | { judgeAt: number | null },
  recount: Recount & { math: EvidenceMath },
): Promise<void> {
  const setDue = async (judgeAt: number | null) =>
    trx.updateTable('trials').set({ judgeAt }).where('id', '=', trialId).returning('seq').executeTakeFirst()
  if (!('grade' in settled)) {
    await setDue(settled.judgeAt)
    return
  }
  await engine.serialise(trx, 'evidence')
  const change = async () => {
    const trial = await setDue(null)
    if (trial) await insertGrades(trx, trial.seq, [settled.grade])
  }
  await recountUnits(trx, { trialIds: [trialId] }, change, recount)
}

/** What judges said so far, by task and judge. */
export async function judged(db: Database): Promise<JudgedCount[]> {
  const rows = await db
    .selectFrom('grades')
    .innerJoin('trials', 'trials.seq', 'grades.trial')
    .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
    .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
    .innerJoin('versions', 'versions.key', 'shapes.taskVersion')
    .select((e) => [
      'versions.taskKey',
      'grades.grader as judge',
      'grades.outcome',
      e.fn.countAll<number>().as('count'),
    ])
    // Word for word what the index is made for.
    .where(sql<boolean>`substr(grades.grader, 1, 6) = 'judge:'`)
    .groupBy(['versions.taskKey', 'grades.grader', 'grades.outcome'])
    .orderBy('versions.taskKey')
    .orderBy('grades.grader')
    .orderBy('grades.outcome')
    .execute()
  return rows.map((row) => ({ ...row, outcome: row.outcome as GradeRow['outcome'] }))
}
