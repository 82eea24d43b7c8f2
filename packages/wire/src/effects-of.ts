import { type Json, json, list, string } from './narrow.ts'
import type { Effect } from './types.ts'

/** What answering the request does beside the reply, by the vendor's hand; asked again, it is done again. */
export const effectsOf = (body: Json): Effect[] => {
  const tools = list(body.tools).map(json)
  const isSet: Record<Effect, boolean> = {
    conversation: body.conversation !== undefined && body.conversation !== null,
    mcp: list(body.mcp_servers).length > 0 || tools.some(({ type }) => type === 'mcp'),
    // one that is named was there before and will be there after; one made for the request is nobody's
    container: [body.container, ...tools.map(({ container }) => container)].some(isNamed),
  }
  return (Object.keys(isSet) as Effect[]).filter((effect) => isSet[effect])
}

const isNamed = (container: unknown): boolean =>
  string(container) !== null || string(json(container).id) !== null
