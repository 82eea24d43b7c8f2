import type { Write } from './engine.ts'
import { StoreError } from './errors.ts'
import type { JudgeCallEnd, JudgeCallStart } from './types.ts'
import { packUsage } from './usage-text.ts'

/** Committed before the call is made, so that the vendor never sees more calls than there are here. */
export async function startJudgeCall(trx: Write, call: JudgeCallStart): Promise<number> {
  // Both orders are asked at once: holding the trial's row gives each its own number.
  const held = await trx
    .updateTable('trials')
    .set((e) => ({ judgeAt: e.ref('judgeAt') }))
    .where('id', '=', call.trialId)
    .returning('seq')
    .executeTakeFirst()
  const trial = held?.seq ?? unknownTrial(call.trialId)
  const { last } = await trx
    .selectFrom('judgeCalls')
    .select((e) => e.fn.max<number | null>('n').as('last'))
    .where('trial', '=', trial)
    .where('judge', '=', call.judge)
    .executeTakeFirstOrThrow()
  const n = (last ?? 0) + 1
  const { judge, at, estimateNano } = call
  await trx.insertInto('judgeCalls').values({ trial, judge, n, startedAt: at, estimateNano }).execute()
  return n
}

/** The first end stands, but an answer that comes after all replaces what was booked as unknown. */
export async function endJudgeCall(trx: Write, end: JudgeCallEnd): Promise<void> {
  const { trialId, judge, n, at, usage, ...rest } = end
  await trx
    .updateTable('judgeCalls')
    .set({ ...rest, endedAt: at, usage: packUsage(usage) })
    .where('trial', '=', await seqOf(trx, trialId))
    .where('judge', '=', judge)
    .where('n', '=', n)
    .where((e) => e.or([e('outcome', 'is', null), e('outcome', '=', 'unknown')]))
    .execute()
}

async function seqOf(trx: Write, trialId: string): Promise<number> {
  const trial = await trx.selectFrom('trials').select('seq').where('id', '=', trialId).executeTakeFirst()
  return trial?.seq ?? unknownTrial(trialId)
}

function unknownTrial(trialId: string): never {
  throw new StoreError('unknown-reference', `there is no trial "${trialId}" to judge`)
}
