import type { Usage } from '@tierdrop/wire'
import type { Write } from './engine.ts'
import { estimatedShape } from './keep-shapes.ts'

export type UsageEstimate = { exchangeId: string; usage: Usage; costNano: number | null }

const hourMs = 3_600_000

/**
 * Token counts of a tokenizer for exchanges of which the vendor sent none, marked as estimated; the
 * hour's counts, in which they had no price, are corrected. Once: an exchange that is marked stays.
 */
export async function estimateUsage(trx: Write, estimates: readonly UsageEstimate[]): Promise<void> {
  for (const { exchangeId, usage, costNano } of estimates) {
    const row = await trx
      .selectFrom('exchanges')
      .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
      .select([
        'exchanges.seq',
        'exchanges.shape',
        'exchanges.at',
        'exchanges.input',
        'exchanges.output',
        'exchanges.costNano',
        'shapes.taskVersion',
        'shapes.model',
        'shapes.servedModel',
        'shapes.estimated',
      ])
      .where('exchanges.id', '=', exchangeId)
      .executeTakeFirst()
    if (!row || row.estimated === 1) continue
    const { input, output } = usage
    const marked = await trx
      .updateTable('exchanges')
      .set({ shape: await estimatedShape(trx, row.shape), input, output, costNano: row.costNano ?? costNano })
      .where('seq', '=', row.seq)
      // who comes second, in a transaction of its own, finds it marked
      .where('shape', '=', row.shape)
      .returning('seq')
      .executeTakeFirst()
    if (!marked) continue
    const isPriced = row.costNano === null && costNano !== null
    await correctCounts(trx, row, {
      input: (input ?? 0) - (row.input ?? 0),
      output: (output ?? 0) - (row.output ?? 0),
      nano: isPriced ? costNano : null,
    })
  }
}

/** Where capture counted it: by version, hour and the model that served, or that was asked for. */
async function correctCounts(
  trx: Write,
  row: { taskVersion: string; at: number; model: string | null; servedModel: string | null },
  found: { input: number; output: number; nano: number | null },
): Promise<void> {
  const { input, output, nano } = found
  await trx
    .updateTable('counts')
    .set((e) => ({
      inputTokens: e('inputTokens', '+', input),
      outputTokens: e('outputTokens', '+', output),
      ...(nano !== null && {
        costNano: e('costNano', '+', nano),
        unpriced: e('unpriced', '-', 1),
        estimated: e('estimated', '+', 1),
        estimatedInput: e('estimatedInput', '+', input),
        estimatedOutput: e('estimatedOutput', '+', output),
        estimatedNano: e('estimatedNano', '+', nano),
      }),
    }))
    .where('taskVersion', '=', row.taskVersion)
    .where('model', '=', row.servedModel ?? row.model ?? 'unknown')
    .where('hour', '=', Math.floor(row.at / hourMs) * hourMs)
    .execute()
}
