import { sql } from 'kysely'
import type { Database } from './engine.ts'
import { runRows } from './prepared.ts'
import type { ExchangeRow, RecentRequest } from './types.ts'

type Shape = { seq: number } & Pick<
  RecentRequest,
  'dialect' | 'upstream' | 'model' | 'toolCount' | 'hasImage'
>
type Numbered = { seq: number; request: RecentRequest }

/** Of each task version the newest requests, the newest first: only what says what they are like. */
export async function recentRequests(
  db: Database,
  taskVersions: readonly string[],
  limit: number,
): Promise<Map<string, RecentRequest[]>> {
  const rows = await db
    .selectFrom('shapes')
    .select(['seq', 'taskVersion', 'dialect', 'upstream', 'model', 'toolCount', 'hasImage'])
    .orderBy('seq', 'desc')
    .execute()
  const shapes = Map.groupBy(rows, ({ taskVersion }) => taskVersion)
  const recent = new Map<string, RecentRequest[]>()
  for (const version of new Set(taskVersions)) {
    let newest: Numbered[] = []
    for (const { taskVersion: _, ...row } of shapes.get(version) ?? []) {
      const shape = { ...row, dialect: row.dialect as ExchangeRow['dialect'], hasImage: row.hasImage === 1 }
      newest = await withNewestOf(db, shape, newest, limit)
    }
    recent.set(
      version,
      newest.map(({ request }) => request),
    )
  }
  return recent
}

/** The newest of one shape are at the end of its part of the index; those older than all that are asked for stay unread. */
async function withNewestOf(
  db: Database,
  { seq: shape, ...alike }: Shape,
  newest: readonly Numbered[],
  limit: number,
): Promise<Numbered[]> {
  const oldest = newest.length < limit ? 0 : (newest.at(-1)?.seq ?? 0)
  const rows = await runRows<Selected>(db, [[shape, oldest, limit]], selectNewest)
  if (rows.length === 0) return [...newest]
  const own = rows.map(({ seq, id, at, input, block }) => ({
    seq,
    request: { id, at, ...alike, usage: { input }, hasText: block !== null },
  }))
  return [...newest, ...own].sort((a, b) => b.seq - a.seq).slice(0, limit)
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectNewest>['execute']>>[number]

function selectNewest(db: Database, rows: unknown[][]) {
  const [[shape, after, limit] = []] = rows
  return db
    .selectFrom('exchanges')
    .select(['seq', 'id', 'at', 'input', 'block'])
    .where('shape', '=', sql<number>`${shape}`)
    .where('seq', '>', sql<number>`${after}`)
    .orderBy('seq', 'desc')
    .limit(sql<number>`${limit}`)
}
