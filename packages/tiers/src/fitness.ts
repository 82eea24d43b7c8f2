import type { Conversation, Effect } from '@tierdrop/wire'
import type { Capabilities } from './capabilities.ts'
import type { Tier } from './types.ts'

/** What of an exchange decides whether a candidate can answer it at all. */
export type ConversationFacts = {
  /** counted by the vendor or estimated; null where unknown */
  inputTokens: number | null
  /** room that the reply may take: the request's limit; null where it sets none */
  maxTokens: number | null
  tools: boolean
  images: boolean
  /** a Responses chain continues what is not in the request, so only its vendor can answer it */
  chained: boolean
  /** what answering does beside the reply, and would do a second time */
  effects: readonly Effect[]
}

export type EgressRule = {
  primaryVendor: string
  /** vendors that the task's content may reach; null: the primary's own alone */
  vendors: readonly string[] | null
}

export type Unfit = {
  code: 'egress' | 'context' | 'tools' | 'images' | 'chain' | 'effects'
  reason: string
}

const secondTime: Record<Effect, string> = {
  conversation: 'append to a conversation that the vendor keeps (conversation)',
  mcp: 'let the vendor call tools on servers of yours (MCP)',
  container: 'write to a container of yours',
}

export function factsOf(conversation: Conversation, inputTokens: number | null): ConversationFacts {
  const parts = conversation.messages.flatMap((message) => message.parts)
  return {
    inputTokens,
    maxTokens: conversation.maxTokens,
    tools: conversation.tools.length > 0,
    images: parts.some(({ type }) => type === 'image'),
    chained: conversation.previousResponseId !== null,
    effects: conversation.effects ?? [],
  }
}

/** Every reason for which a candidate can't be tried on an exchange; none: it fits. */
export function fitness(
  tier: Pick<Tier, 'name' | 'upstream' | 'dialect'>,
  can: Capabilities,
  facts: ConversationFacts,
  egress: EgressRule,
): Unfit[] {
  const reasons: Unfit[] = []
  const { vendor } = tier.upstream
  const allowed = egress.vendors ?? [egress.primaryVendor]
  if (!allowed.includes(vendor)) {
    const rule =
      egress.vendors === null
        ? `without an egress rule only ${egress.primaryVendor}, the primary's own vendor, may`
        : `only ${allowed.join(', ') || 'nobody'} may`
    reasons.push({ code: 'egress', reason: `${vendor} may not receive this content: ${rule}` })
  }
  if (can.contextWindow && facts.inputTokens !== null) {
    const { tokens, from } = can.contextWindow
    const needed = facts.inputTokens + (facts.maxTokens ?? 0)
    if (needed > tokens) {
      const room = facts.maxTokens === null ? '' : ` and room for ${facts.maxTokens} of reply`
      reasons.push({
        code: 'context',
        reason: `${facts.inputTokens} input tokens${room} exceed the context window of ${tokens} (from ${from})`,
      })
    }
  }
  if (facts.tools && !can.tools) reasons.push({ code: 'tools', reason: `${tier.name} takes no tools` })
  if (facts.images && !can.images) reasons.push({ code: 'images', reason: `${tier.name} takes no images` })
  if (facts.chained && (vendor !== egress.primaryVendor || tier.dialect !== 'openai-responses')) {
    reasons.push({
      code: 'chain',
      reason: 'the request continues a reply that only the vendor who gave it has (previous_response_id)',
    })
  }
  if (facts.effects.length > 0) {
    const done = facts.effects.map((effect) => secondTime[effect]).join(', and ')
    reasons.push({ code: 'effects', reason: `asked again, it would a second time ${done}` })
  }
  return reasons
}
