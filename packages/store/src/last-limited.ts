import type { Database } from './engine.ts'

/** By way of what exchanges have in common, so that it takes as long however many there are. */
export async function lastLimited(db: Database): Promise<{ upstream: string; at: number }[]> {
  const rows = await db
    .selectFrom('shapes')
    .select((e) => [
      'shapes.upstream',
      e
        .selectFrom('exchanges')
        .select('exchanges.at')
        .whereRef('exchanges.shape', '=', 'shapes.seq')
        .orderBy('exchanges.seq', 'desc')
        .limit(1)
        .as('at'),
    ])
    .where('shapes.httpStatus', '=', 429)
    .execute()
  const last = new Map<string, number>()
  for (const { upstream, at } of rows) {
    if (at !== null) last.set(upstream, Math.max(at, last.get(upstream) ?? at))
  }
  return [...last]
    .map(([upstream, at]) => ({ upstream, at }))
    .sort((a, b) => (a.upstream < b.upstream ? -1 : 1))
}
