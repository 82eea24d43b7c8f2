import type { Family, WorldName } from './types.ts'

/**
 * The share that is right, by world and family of models: whole replies of intents, dispatch,
 * code and summaries, whole trajectories of agents, single fields of invoices and leads.
 * `published` says which families' figures come from the articles; the others are assumed.
 */
type Quality = {
  accuracy: Record<Family, number>
  published: readonly Family[]
  validJson?: Record<Family, number>
}

const validJson = { primary: 0.999, mini: 0.993, nano: 0.971, haiku: 0.997 }

export const quality: Readonly<Record<WorldName, Quality>> = {
  intents: {
    accuracy: { primary: 0.935, mini: 0.931, nano: 0.913, haiku: 0.934 },
    published: ['mini', 'nano'],
  },
  invoices: {
    accuracy: { primary: 0.988, mini: 0.942, nano: 0.897, haiku: 0.958 },
    published: ['mini', 'nano'],
    validJson,
  },
  leads: {
    accuracy: { primary: 0.988, mini: 0.941, nano: 0.887, haiku: 0.963 },
    published: ['mini', 'nano', 'haiku'],
    validJson,
  },
  dispatch: {
    accuracy: { primary: 0.965, mini: 0.914, nano: 0.846, haiku: 0.938 },
    published: ['mini', 'nano', 'haiku'],
  },
  agent: {
    accuracy: { primary: 0.97, mini: 0.91, nano: 0.78, haiku: 0.93 },
    published: ['mini', 'nano'],
  },
  code: {
    accuracy: { primary: 0.87, mini: 0.78, nano: 0.61, haiku: 0.81 },
    published: ['mini', 'nano', 'haiku'],
  },
  summaries: {
    accuracy: { primary: 0.97, mini: 0.93, nano: 0.7, haiku: 0.95 },
    published: [],
  },
}

/** Fields that a broken record loses on average: errors cluster in records, as they do in practice. */
export const brokenFields = [
  { count: 1, share: 0.3 },
  { count: 2, share: 0.4 },
  { count: 3, share: 0.3 },
] as const
const meanBroken = 2

/** The calls of an agent's whole trajectory, each of which must be right. */
const trajectoryCalls = 3

/** The fields of an average record. */
export const meanFields = { invoices: 10.4, leads: 9 } as const

/** How often a single reply goes wrong; for records, as often as the share of right fields needs. */
export function errorRate(world: WorldName, family: Family): number {
  const accuracy = quality[world].accuracy[family]
  switch (world) {
    case 'invoices':
    case 'leads':
      return ((1 - accuracy) * meanFields[world]) / meanBroken
    case 'agent':
      return 1 - accuracy ** (1 / trajectoryCalls)
    case 'intents':
    case 'dispatch':
    case 'code':
    case 'summaries':
      return 1 - accuracy
    default:
      return world satisfies never
  }
}

/** The errors that every family makes on the same items, and in the same way: what is hard is hard for all. */
export function hardForAll(world: WorldName): number {
  return errorRate(world, 'primary') * shared
}

/** Of an error rate, the part that follows from the item's difficulty; the rest is the model's own. */
export const shared = 0.95

/** At temperature 1 this share of replies is drawn anew on each request. It leaves the accuracy where it is. */
export const redrawn = 0.06
