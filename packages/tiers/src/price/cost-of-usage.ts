import type { Usage } from '@tierdrop/wire'
import type { Cost } from '../types.ts'
import { type Rate, type Rates, rateAt } from './rates.ts'

/**
 * What a usage block costs, in nano-dollars. The sum is exact, in whole femto-dollars (a rate of
 * 0.075 USD per million tokens is 75,000,000 of them a token), and rounded once, half up, at its end.
 * A count that the block doesn't give apart (cached tokens, say) isn't billed apart: it is in the
 * total at the total's rate, as on the vendor's bill. A total that is missing leaves the cost unknown.
 */
export function costOfUsage(usage: Usage, rates: Rates): Cost {
  if (!counted.every((name) => isCount(usage[name]))) {
    return unknown('the usage block has a count that is no whole number of tokens')
  }
  const byRequestAlone = rates.input === null && rates.output === null && rates.perRequest !== null
  if (!byRequestAlone && (usage.input === null || usage.output === null)) {
    return unknown(`the reply has no count of ${usage.input === null ? 'input' : 'output'} tokens`)
  }

  const lines = linesOf(usage, rates)
  const negative = lines.find(({ count }) => count < 0)
  if (negative) return unknown(`the usage block contradicts itself: its parts exceed its ${negative.what}`)

  const billed = byRequestAlone ? [] : lines
  const unpriced = billed.find(({ rate }) => rate === null)
  if (unpriced) return unknown(`no price for ${unpriced.what}`)
  const searches = usage.serverToolRequests ?? 0
  if (searches > 0 && rates.serverTool === null) return unknown('no price for tools that the vendor runs')

  const share = shareOfTier(usage.serviceTier, rates)
  if (!share.known) return share

  let femto = 0n
  for (const { count, rate } of billed) {
    if (rate !== null) femto += product(count, Math.round(rateAt(rate, usage.input ?? 0) * 1e9))
  }
  // Batch discounts are on tokens; what is billed by the request is billed in full.
  femto = (femto * BigInt(Math.round(share.share * 1e6))) / 1_000_000n
  femto += femtoOfDollars(rates.perRequest ?? 0) + BigInt(searches) * femtoOfDollars(rates.serverTool ?? 0)
  return { known: true, nano: Number((femto + 500_000n) / 1_000_000n) }
}

/** Of two whole numbers; in doubles as long as that is exact, which is quicker. */
function product(a: number, b: number): bigint {
  const own = a * b
  return Number.isSafeInteger(own) ? BigInt(own) : BigInt(a) * BigInt(b)
}

const counted = [
  'input',
  'cacheRead',
  'cacheWrite',
  'cacheWriteHour',
  'output',
  'reasoning',
  'inputAudio',
  'outputAudio',
  'serverToolRequests',
] as const satisfies (keyof Usage)[]

function isCount(own: number | null): boolean {
  return own === null || (Number.isSafeInteger(own) && own >= 0)
}

type Line = { what: string; count: number; rate: Rate | null }

/** What is billed apart; most replies have two such lines of eight. */
function linesOf(usage: Usage, rates: Rates): Line[] {
  const lines: Line[] = []
  const add = (what: string, count: number, rate: Rate | null) => {
    if (count !== 0) lines.push({ what, count, rate })
  }
  const cacheRead = usage.cacheRead ?? 0
  const cacheWrite = usage.cacheWrite ?? 0
  const hour = usage.cacheWriteHour ?? 0
  const inputAudio = usage.inputAudio ?? 0
  const outputAudio = usage.outputAudio ?? 0
  const reasoning = rates.reasoning === null ? 0 : (usage.reasoning ?? 0)
  add('input tokens', (usage.input ?? 0) - cacheRead - cacheWrite - inputAudio, rates.input)
  add('cached input', cacheRead, rates.cacheRead ?? rates.input)
  add('cache writes', cacheWrite - hour, rates.cacheWrite)
  add('cache writes of one hour', hour, rates.cacheWriteHour)
  add('audio input', inputAudio, rates.inputAudio)
  add('output tokens', (usage.output ?? 0) - outputAudio - reasoning, rates.output)
  add('reasoning', reasoning, rates.reasoning)
  add('audio output', outputAudio, rates.outputAudio)
  return lines
}

const unknown = (reason: string) => ({ known: false, reason }) as const

const femtoOfDollars = (dollars: number) => BigInt(Math.round(dollars * 1e12)) * 1_000n

/** OpenAI's flex processing is billed at its batch rates; priority processing has rates of its own. */
function shareOfTier(
  tier: string | null,
  rates: Rates,
): { known: true; share: number } | (Cost & { known: false }) {
  if (tier === null || ['default', 'standard', 'auto', 'on_demand'].includes(tier))
    return { known: true, share: 1 }
  if (tier === 'batch' || tier === 'flex') {
    return rates.batchShare === null
      ? unknown(`no price for the ${tier} tier`)
      : { known: true, share: rates.batchShare }
  }
  return unknown(`no price for the service tier "${tier}"`)
}
