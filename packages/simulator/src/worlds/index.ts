import type { World, WorldName } from '../types.ts'
import { intentsWorld } from './intents.ts'
import { invoicesWorld } from './invoices.ts'

/** In the order in which a request is offered to them. */
export const worlds: readonly World[] = [intentsWorld, invoicesWorld]

export function findWorld(name: WorldName): World {
  const world = worlds.find((each) => each.name === name)
  if (!world) throw new Error(`no world ${name}`)
  return world
}
