import type { CountDelta } from '@tierdrop/store'

/** fewer of a model's requests counted by a tokenizer say nothing of the others */
const fewest = 30

/**
 * Streams without usage are counted by a tokenizer where their text is kept: in the sample. Sessions
 * are drawn for it by hash, so what those cost on average is what the others of the same task version
 * and model cost. Failed requests have no usage either, and stay without a price.
 */
export function priceUnpriced(counts: readonly CountDelta[]): CountDelta[] {
  const means = new Map<string, { input: number; output: number; nano: number }>()
  for (const [key, rows] of Map.groupBy(counts, keyOf)) {
    const sum = (value: (row: CountDelta) => number) => rows.reduce((total, row) => total + value(row), 0)
    const n = sum((it) => it.estimated ?? 0)
    if (n < fewest) continue
    means.set(key, {
      input: sum((it) => it.estimatedInput ?? 0) / n,
      output: sum((it) => it.estimatedOutput ?? 0) / n,
      nano: sum((it) => it.estimatedNano ?? 0) / n,
    })
  }
  if (means.size === 0) return [...counts]
  return counts.map((row) => {
    const mean = means.get(keyOf(row))
    const others = Math.max(0, row.unpriced - row.errors)
    if (!mean || others === 0) return row
    return {
      ...row,
      inputTokens: row.inputTokens + Math.round(others * mean.input),
      outputTokens: row.outputTokens + Math.round(others * mean.output),
      costNano: row.costNano + Math.round(others * mean.nano),
      unpriced: row.unpriced - others,
      estimated: (row.estimated ?? 0) + others,
    }
  })
}

const keyOf = ({ taskVersion, model }: CountDelta): string => JSON.stringify([taskVersion, model])
