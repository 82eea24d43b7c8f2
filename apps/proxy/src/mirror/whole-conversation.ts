import type { ExchangeRow, Store } from '@tierdrop/store'
import { responseKey } from '@tierdrop/tasks'
import type { Tier } from '@tierdrop/tiers'
import { type Conversation, readExchange } from '@tierdrop/wire'

/** a chain longer than this was begun by no person and no agent */
const longest = 200

/** Only who gave a reply has it by its id: asked there in its own dialect, a chain goes on as it is. */
export function goesOnAtVendor({ upstream, dialect }: Tier, exchange: ExchangeRow): boolean {
  return upstream.name === exchange.upstream && dialect === exchange.dialect
}

/**
 * A chained request with all that it goes on from, put together from what is kept of the exchanges
 * before it, as they were sent; null where one of them is gone, or was never in the sample.
 */
export async function wholeConversation(
  store: Pick<Store, 'exchangeOfReply' | 'exchanges' | 'exchangeTexts'>,
  conversation: Conversation,
): Promise<Conversation | null> {
  let whole = conversation
  for (let links = 0; whole.previousResponseId !== null; links++) {
    const id = links < longest ? await store.exchangeOfReply(responseKey(whole.previousResponseId)) : null
    if (id === null) return null
    const [row] = await store.exchanges([id])
    const text = (await store.exchangeTexts([id], 'original')).get(id)
    if (!row || !text) return null
    const before = readExchange({
      dialect: row.dialect,
      request: JSON.parse(text.request),
      response: { status: row.httpStatus ?? 200, contentType: text.contentType, body: text.response },
    })
    // Instructions and tools hold for one request; of those before it, only what was said is taken over.
    whole = {
      ...whole,
      messages: [
        ...before.conversation.messages,
        { role: 'assistant', parts: before.reply.parts },
        ...whole.messages,
      ],
      previousResponseId: before.conversation.previousResponseId,
    }
  }
  return whole
}
