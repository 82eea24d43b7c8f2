import { sql } from 'kysely'
import type { Database } from './engine.ts'
import { selectExchanges, toExchange } from './exchanges.ts'
import type { ExchangeRow, UntriedFilter } from './types.ts'

/**
 * What was planned before a tier was a candidate and can still be asked as it was, oldest first. Not of
 * units that were counted in another evaluation, and none that was tried without a control where one is
 * wanted now: it would change what the others came to.
 */
export async function untriedExchanges(
  db: Database,
  { evaluation, taskVersion, tierRevision, control, plannedBefore, since, after, limit }: UntriedFilter,
): Promise<ExchangeRow[]> {
  const rows = await selectExchanges(db)
    .leftJoin('counters', 'counters.seq', 'units.countedIn')
    .where('shapes.taskVersion', '=', taskVersion)
    .where('shapes.status', '=', 'ok')
    .where('exchanges.at', '>=', since)
    .where('exchanges.plannedAt', '<', plannedBefore)
    .where('exchanges.block', 'is not', null)
    .where((e) => e.or([e('exchanges.redacted', '=', 0), e('exchanges.originalBlock', 'is not', null)]))
    .where((e) => e.or([e('units.state', '<>', 'counted'), e('counters.evaluation', '=', evaluation)]))
    .where(
      sql<boolean>`not exists (
        select 1 from trials join tiers on tiers.seq = trials.tier
        where trials.exchange = exchanges.seq and trials.role = 'candidate' and tiers.revision = ${tierRevision}
      )`,
    )
    .$if(control, (query) =>
      query.where(
        sql<boolean>`(
          not exists (select 1 from trials where trials.exchange = exchanges.seq)
          or exists (select 1 from trials where trials.exchange = exchanges.seq and trials.role = 'control')
        )`,
      ),
    )
    .$if(after !== null, (query) =>
      query.where('exchanges.seq', '>', (e) =>
        e.selectFrom('exchanges as last').select('last.seq').where('last.id', '=', after),
      ),
    )
    .orderBy('exchanges.seq')
    .limit(limit)
    .execute()
  return rows.map(toExchange)
}
