export { type CallerOptions, createCaller } from './call/create-caller.ts'
export { deploymentOf } from './call/deployment.ts'
export { type Capabilities, capabilitiesOf } from './capabilities.ts'
export { estimateInput, estimateOutput, estimateUsage } from './estimate-usage.ts'
export {
  type ConversationFacts,
  type EgressRule,
  factsOf,
  fitness,
  type Unfit,
} from './fitness.ts'
export { costOfUsage } from './price/cost-of-usage.ts'
export { describePrices, type TierPrices } from './price/describe-prices.ts'
export { createPriceBook, type PriceBook } from './price/price-book.ts'
export type { CardOrReason, PriceCard, Rate, Rates } from './price/rates.ts'
export { primaryTier } from './primary-tier.ts'
export { resolveTier, resolveTiers, revisionOf } from './resolve-tier.ts'
export { baseModel, isSameModel } from './same-model.ts'
export type {
  CallFailure,
  CallRequest,
  CallResult,
  CallTier,
  Cost,
  Priced,
  PriceOf,
  Tier,
} from './types.ts'
