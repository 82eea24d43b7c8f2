import type { Usage } from '@tierdrop/wire'
import type { Write } from './engine.ts'
import { estimatedShape } from './keep-shapes.ts'

export type UsageEstimate = { exchangeId: string; usage: Usage; costNano: number | null }

/** Token counts of a tokenizer for exchanges of which the vendor sent none, marked as estimated. */
export async function estimateUsage(trx: Write, estimates: readonly UsageEstimate[]): Promise<void> {
  for (const { exchangeId, usage, costNano } of estimates) {
    const row = await trx
      .selectFrom('exchanges')
      .select(['seq', 'shape'])
      .where('id', '=', exchangeId)
      .executeTakeFirst()
    if (!row) continue
    const { input, output } = usage
    const shape = await estimatedShape(trx, row.shape)
    await trx
      .updateTable('exchanges')
      .set({ shape, input, output, costNano })
      .where('seq', '=', row.seq)
      .execute()
  }
}
