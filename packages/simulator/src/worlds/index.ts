import type { World, WorldName } from '../types.ts'
import { agentWorld } from './agent.ts'
import { codeWorld } from './code.ts'
import { dispatchWorld } from './dispatch.ts'
import { intentsWorld } from './intents.ts'
import { invoicesWorld } from './invoices.ts'
import { leadsWorld } from './leads.ts'
import { summariesWorld } from './summaries.ts'

/** In the order in which a request is offered to them: those with the clearest marks first. */
export const worlds: readonly World[] = [
  agentWorld,
  dispatchWorld,
  summariesWorld,
  codeWorld,
  invoicesWorld,
  leadsWorld,
  intentsWorld,
]

export function findWorld(name: WorldName): World {
  const world = worlds.find((each) => each.name === name)
  if (!world) throw new Error(`no world ${name}`)
  return world
}
