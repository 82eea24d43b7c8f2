import { createIdentifier } from '../../src/index.ts'
import { adjustedRand } from '../labelled/adjusted-rand.ts'
import { seeded } from '../labelled/seeded.ts'
import { fillerOf } from './filler.ts'
import { exchangeOf, type Holdout } from './template.ts'

/** All templates' fillings through one identifier, interleaved, in a seeded order. */
export const measure = (templates: readonly Holdout[], fillings = 100, seed = 7) => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 'holdout', known: [] })
  const filler = fillerOf(seed)
  const order = templates.flatMap((template) => Array.from({ length: fillings }, () => template))
  const random = seeded(seed + 1)
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.below(at + 1)
    const [here, there] = [order[at], order[other]]
    if (here === undefined || there === undefined) continue
    order[at] = there
    order[other] = here
  }
  const seen = order.map((template, at) => {
    const { task, version, kind } = identify({
      id: `exchange-${at}`,
      at: 1_000 + at,
      dialect: 'openai-chat',
      ...exchangeOf(template, filler),
      taskHeader: null,
      sessionHeader: null,
    })
    return {
      truth: template.task,
      meant: template.kind,
      task: task.key,
      name: task.name,
      version: version.key,
      kind,
    }
  })
  const table = templates.map(({ task, kind }) => {
    const mine = seen.filter((one) => one.truth === task)
    const sizes = new Map<string, number>()
    for (const one of mine) sizes.set(one.task, (sizes.get(one.task) ?? 0) + 1)
    const others = new Map<string, number>()
    for (const one of seen)
      if (one.truth !== task && (sizes.get(one.task) ?? 0) > 4)
        others.set(one.truth, (others.get(one.truth) ?? 0) + 1)
    const kinds = new Map<string, number>()
    for (const one of mine) if (one.kind !== kind) kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + 1)
    return {
      task,
      kind,
      sizes: [...sizes.values()].sort((a, b) => b - a),
      mergedWith: [...others].filter(([, count]) => count > 4),
      wrongKinds: [...kinds],
      versions: new Set(mine.map((one) => one.version)).size,
    }
  })
  return {
    ari: adjustedRand(
      seen.map((one) => one.truth),
      seen.map((one) => one.task),
    ),
    kinds: seen.filter((one) => one.kind === one.meant).length / seen.length,
    tasks: new Set(seen.map((one) => one.task)).size,
    seen,
    table,
  }
}
