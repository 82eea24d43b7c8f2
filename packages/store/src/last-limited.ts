import type { Database } from './engine.ts'

export function lastLimited(db: Database): Promise<{ upstream: string; at: number }[]> {
  return db
    .selectFrom('statuses')
    .select((e) => ['upstream', e.fn.max('lastAt').as('at')])
    .where('httpStatus', '=', 429)
    .groupBy('upstream')
    .orderBy('upstream')
    .execute()
}
