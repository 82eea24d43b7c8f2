import type { Store } from '@tierdrop/store'

/** Whether the evaluation may spend more on shadow and control calls. What is unknown is shown, not assumed to be free. */
export async function withinBudget(
  store: Pick<Store, 'spentNano'>,
  budget: { nano: number | null; since: number },
): Promise<{ within: boolean; spentNano: number; unknown: number }> {
  const { nano, unknown } = await store.spentNano(budget.since)
  return { within: budget.nano === null || nano < budget.nano, spentNano: nano, unknown }
}
