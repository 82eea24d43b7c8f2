import type { CountDelta } from '@tierdrop/store'
import type { Representation, Slice } from './types.ts'

type Count = Pick<CountDelta, 'hour' | 'model' | 'exchanges' | 'sampled'>

/** Whether what is sampled looks like all traffic: by hour of the day (UTC) and by model. */
export function representationOf(counts: readonly Count[]): Representation {
  const byHour = slicesOf(counts, ({ hour }) => `${String(new Date(hour).getUTCHours()).padStart(2, '0')}:00`)
  const byModel = slicesOf(counts, ({ model }) => model)
  const seen = total(counts, ({ exchanges }) => exchanges)
  const sampled = total(counts, ({ sampled: taken }) => taken)
  const differences = [...byHour, ...byModel].map((slice) => ({
    name: slice.name,
    difference: slice.sampled / sampled - slice.seen / seen,
  }))
  const [furthest] = differences.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  return {
    seen,
    sampled,
    byHour: byHour.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    byModel: byModel.toSorted((a, b) => b.seen - a.seen || (a.name < b.name ? -1 : 1)),
    furthest: sampled === 0 ? null : (furthest ?? null),
  }
}

function slicesOf(counts: readonly Count[], nameOf: (count: Count) => string): Slice[] {
  const slices = new Map<string, Slice>()
  for (const count of counts) {
    const name = nameOf(count)
    const slice = slices.get(name) ?? { name, seen: 0, sampled: 0 }
    slices.set(name, {
      name,
      seen: slice.seen + count.exchanges,
      sampled: slice.sampled + count.sampled,
    })
  }
  return [...slices.values()]
}

function total(counts: readonly Count[], value: (count: Count) => number): number {
  return counts.reduce((sum, count) => sum + value(count), 0)
}
