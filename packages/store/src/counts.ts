import type { Database, Write } from './engine.ts'
import type { Capture, CountDelta, StatusCount } from './types.ts'

const added = [
  'exchanges',
  'sampled',
  'errors',
  'inputTokens',
  'outputTokens',
  'costNano',
  'unpriced',
] as const satisfies (keyof CountDelta)[]

export async function addCounts(trx: Write, deltas: readonly CountDelta[]): Promise<void> {
  for (const delta of deltas) {
    await trx
      .insertInto('counts')
      .values(delta)
      .onConflict((conflict) =>
        conflict
          .columns(['taskVersion', 'model', 'hour'])
          .doUpdateSet((e) =>
            Object.fromEntries(
              added.map((column) => [column, e(`counts.${column}`, '+', e.ref(`excluded.${column}`))]),
            ),
          ),
      )
      .execute()
  }
}

export async function addMissed(trx: Write, missed: Capture['missed']): Promise<void> {
  for (const entry of missed) {
    await trx
      .insertInto('missed')
      .values(entry)
      .onConflict((conflict) =>
        conflict
          .columns(['reason', 'hour'])
          .doUpdateSet((e) => ({ count: e('missed.count', '+', e.ref('excluded.count')) })),
      )
      .execute()
  }
}

export async function addStatuses(trx: Write, statuses: readonly StatusCount[]): Promise<void> {
  for (const entry of statuses) {
    await trx
      .insertInto('statuses')
      .values(entry)
      .onConflict((conflict) =>
        conflict.columns(['upstream', 'httpStatus', 'hour']).doUpdateSet((e) => ({
          count: e('statuses.count', '+', e.ref('excluded.count')),
          lastAt: e
            .case()
            .when('excluded.lastAt', '>', e.ref('statuses.lastAt'))
            .then(e.ref('excluded.lastAt'))
            .else(e.ref('statuses.lastAt'))
            .end(),
        })),
      )
      .execute()
  }
}

export function listCounts(db: Database, since: number): Promise<CountDelta[]> {
  return db
    .selectFrom('counts')
    .selectAll()
    .where('hour', '>=', since)
    .orderBy('hour')
    .orderBy('taskVersion')
    .orderBy('model')
    .execute()
}
