import { type Expression, sql } from 'kysely'
import type { Database, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import type { KnownVersionRow, TaskRow, VersionRow } from './types.ts'

const versionColumns = [
  'versions.key',
  'versions.taskKey',
  'versions.kind',
  'versions.fingerprint',
  'versions.sketch',
  'versions.previousKey',
  'versions.excerpt',
  'versions.firstSeen',
] as const

/** A task may be renamed; when it was first seen only ever moves back. */
export async function upsertTasks(trx: Write, tasks: readonly TaskRow[]): Promise<void> {
  for (const task of tasks) {
    await trx
      .insertInto('tasks')
      .values(task)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((e) => ({
          name: e.ref('excluded.name'),
          foundBy: e.ref('excluded.foundBy'),
          firstSeen: earlier(e.ref('tasks.firstSeen'), e.ref('excluded.firstSeen')),
        })),
      )
      .execute()
  }
}

export async function upsertVersions(trx: Write, versions: readonly VersionRow[]): Promise<void> {
  for (const version of versions) {
    await trx
      .insertInto('versions')
      .values(version)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((e) => ({
          taskKey: e.ref('excluded.taskKey'),
          kind: e.ref('excluded.kind'),
          // it learns which parts of a prompt are values
          sketch: e.ref('excluded.sketch'),
          excerpt: e.ref('excluded.excerpt'),
          previousKey: e.fn.coalesce('versions.previousKey', 'excluded.previousKey'),
          firstSeen: earlier(e.ref('versions.firstSeen'), e.ref('excluded.firstSeen')),
        })),
      )
      .execute()
  }
}

/** The seq of each version by its key. */
export async function versionSeqs(trx: Write, keys: ReadonlySet<string>): Promise<Map<string, number>> {
  if (keys.size === 0) return new Map()
  const rows = await trx
    .selectFrom('versions')
    .select(['key', 'seq'])
    .where('key', 'in', [...keys])
    .execute()
  const seqs = new Map(rows.map((row) => [row.key, row.seq]))
  for (const key of keys) {
    if (seqs.has(key)) continue
    throw new StoreError(
      'unknown-reference',
      `an exchange names the task version "${key}", which was never written`,
    )
  }
  return seqs
}

export async function listTasks(db: Database): Promise<TaskRow[]> {
  const rows = await db.selectFrom('tasks').selectAll().orderBy('firstSeen').orderBy('key').execute()
  return rows as TaskRow[]
}

export function listVersions(db: Database, taskKey?: string): Promise<VersionRow[]> {
  return db
    .selectFrom('versions')
    .select(versionColumns)
    .$if(taskKey !== undefined, (query) => query.where('taskKey', '=', taskKey ?? ''))
    .orderBy('firstSeen')
    .orderBy('key')
    .execute()
}

export async function knownVersions(db: Database): Promise<KnownVersionRow[]> {
  const rows = await db
    .selectFrom('versions')
    .innerJoin('tasks', 'tasks.key', 'versions.taskKey')
    .select([...versionColumns, 'tasks.name as taskName', 'tasks.foundBy'])
    .orderBy('versions.firstSeen')
    .orderBy('versions.key')
    .execute()
  return rows as KnownVersionRow[]
}

function earlier(one: Expression<number>, other: Expression<number>) {
  return sql<number>`case when ${one} < ${other} then ${one} else ${other} end`
}
