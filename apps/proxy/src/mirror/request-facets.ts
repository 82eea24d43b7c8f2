import { languageOf } from '@tierdrop/scoring'
import type { RequestFacets } from '@tierdrop/store'
import { type Conversation, lastUserText } from '@tierdrop/wire'

/** What rules may ask of a request beyond its counts: the language it is written in, the schema it asks for. */
export function requestFacets(conversation: Conversation): RequestFacets {
  return { language: languageOf(lastUserText(conversation)), schema: conversation.format?.name ?? null }
}
