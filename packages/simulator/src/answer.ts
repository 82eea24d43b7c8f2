import { draw } from './draw.ts'
import { keyOf, randomOf } from './seeded.ts'
import type { SimulatedTier } from './tiers.ts'
import type { Answer, Asked, FailureMode, Solved, Turn, WorldName } from './types.ts'
import { sayGeneral } from './worlds/general.ts'
import { worlds } from './worlds/index.ts'

/** What the client said, whatever its vendor's format: ids of calls are the vendor's own, and left out. */
export function itemKey(turns: readonly Turn[]): string {
  return keyOf(
    ...turns.flatMap((turn) => {
      switch (turn.role) {
        case 'user':
          return ['user', turn.text]
        case 'tool':
          return ['tool', turn.text]
        case 'assistant':
          return ['assistant', turn.text, ...turn.calls.flatMap((call) => [call.name, call.arguments])]
        default:
          return turn satisfies never
      }
    }),
  )
}

/** The reply of a tier to a request: the right one, degraded as the tier's known quality says. */
export function answer(
  asked: Asked,
  tier: SimulatedTier,
  { seed, nonce }: { seed: string; nonce: number },
): Answer {
  for (const world of worlds) {
    const solved = world.solve(asked)
    if (solved) return degrade(asked, tier, world.name, solved, { seed, nonce })
  }
  return { ...sayGeneral(asked), mode: null, world: null }
}

function degrade(
  asked: Asked,
  tier: SimulatedTier,
  world: WorldName,
  solved: Solved,
  { seed, nonce }: { seed: string; nonce: number },
): Answer {
  const item = itemKey(asked.turns)
  const drawn = draw({
    seed,
    world,
    family: tier.family,
    model: tier.model,
    item,
    request: keyOf(asked.system, item),
    nonce,
    temperature: asked.temperature,
    weight: solved.weight,
  })
  if (drawn.right) return { ...solved.right, mode: null, world }
  const random = randomOf(seed, 'variant', world, drawn.variant)
  const mode: FailureMode = drawn.invalidJson
    ? 'invalid-json'
    : pickMode(solved.modes(drawn.common ? 'primary' : tier.family), random.next())
  return { ...solved.wrong(mode, random), mode, world }
}

function pickMode(modes: Partial<Record<FailureMode, number>>, at: number): FailureMode {
  const entries = Object.entries(modes) as [FailureMode, number][]
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [mode, weight] of entries) {
    left -= weight
    if (left < 0) return mode
  }
  throw new Error('a solved request allows no failure mode')
}
