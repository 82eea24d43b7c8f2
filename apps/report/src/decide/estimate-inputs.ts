import type { RecentRequest, Store } from '@tierdrop/store'
import { estimateInput } from '@tierdrop/tiers'
import { readRequest } from '@tierdrop/wire'

type Seen = Pick<RecentRequest, 'id' | 'usage' | 'hasText' | 'dialect'>

/** requests don't change, and the newest ones of a task are asked about again and again */
const known = new WeakMap<object, Map<string, number | null>>()
const mostKnown = 20_000

/**
 * Input tokens of requests whose vendor counted none, estimated from their text; null where it has
 * something that is no text, or is gone.
 */
export async function estimateInputs(
  store: Pick<Store, 'exchangeTexts'>,
  exchanges: readonly Seen[],
): Promise<ReadonlyMap<string, number | null>> {
  const uncounted = exchanges.filter(({ usage }) => usage.input === null)
  const estimates = known.get(store) ?? new Map<string, number | null>()
  if (estimates.size > mostKnown) estimates.clear()
  known.set(store, estimates)
  const fresh = uncounted.filter(({ id }) => !estimates.has(id))
  const texts = await store.exchangeTexts(fresh.filter(({ hasText }) => hasText).map(({ id }) => id))
  for (const { id, dialect } of fresh) {
    const text = texts.get(id)
    estimates.set(id, text ? estimateOf(dialect, text.request) : null)
  }
  return new Map(uncounted.map(({ id }) => [id, estimates.get(id) ?? null]))
}

function estimateOf(dialect: RecentRequest['dialect'], request: string): number | null {
  try {
    return estimateInput(readRequest(dialect, JSON.parse(request)))
  } catch {
    // a request that was cut or is no JSON: its length is unknown, which is what null says
    return null
  }
}
