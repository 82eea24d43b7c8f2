import { randomOf } from './seeded.ts'
import { findWorld } from './worlds/index.ts'

export type EvalCase = {
  id: string
  request: { messages: { role: 'system' | 'user'; content: string }[] }
  truth: { type: 'label'; label: string }
}

/** Labelled cases, the same for the same seed, no text twice; a longer list begins with the shorter one. */
export function* generateCases({
  suite,
  count,
  seed,
}: {
  suite: 'intents'
  count: number
  seed: string
}): Generator<EvalCase> {
  const world = findWorld(suite)
  const seen = new Set<string>()
  for (let index = 0; seen.size < count; index++) {
    const item = world.make(randomOf(seed, 'case', suite, index))
    if (item.truth.type !== 'label') throw new Error(`${suite} has no labels`)
    if (seen.has(item.user)) continue
    seen.add(item.user)
    yield {
      id: `${suite}-${String(seen.size).padStart(4, '0')}`,
      request: {
        messages: [
          { role: 'system', content: item.system },
          { role: 'user', content: item.user },
        ],
      },
      truth: { type: 'label', label: item.truth.label },
    }
  }
}
