import { setTimeout as sleep } from 'node:timers/promises'
import { failure } from '@tierdrop/config'
import type { CountedExchange } from '@tierdrop/decision'
import { type Grade, grade, isDetectablyFailed } from '@tierdrop/scoring'
import type { CallResult, CallTier, Tier } from '@tierdrop/tiers'
import { readRequest } from '@tierdrop/wire'
import type { Case } from './read-cases.ts'

/** What one tier made of one case. */
export type CaseResult = {
  outcome: CountedExchange['candidate']
  /** nano-dollars; null: unknown, `unpriced` says why */
  nano: number | null
  unpriced: string | null
  firstMs: number | null
  totalMs: number | null
  inputTokens: number | null
}

export type CaseCaller = (tier: Tier, it: Case) => Promise<CaseResult>

/** so many outages in a row, and the vendor is down: nobody wants to wait through the rest of the suite */
const mostInARow = 8
const longestPauseMs = 10_000

/** Calls and grades; rate limits are waited out, and what stays our fault or the vendor's is left unscored. */
export function createCaseCaller(callTier: CallTier, attempts: number): CaseCaller {
  const inARow = new Map<string, number>()

  async function call(tier: Tier, it: Case): Promise<CallResult> {
    const conversation = readRequest('openai-chat', it.body)
    for (let n = 1; ; n++) {
      const called = await callTier(
        tier,
        { dialect: 'openai-chat', body: it.body, conversation },
        new AbortController().signal,
      )
      const again = !called.ok && called.failure.kind !== 'candidate'
      const down = !called.ok && called.failure.kind === 'outage'
      inARow.set(tier.name, down ? (inARow.get(tier.name) ?? 0) + 1 : 0)
      if (down && (inARow.get(tier.name) ?? 0) >= mostInARow)
        throw failure('INFRASTRUCTURE', {
          reason: `${tier.name}: ${called.failure.message} (${mostInARow} calls in a row; is ${tier.upstream.url} up?)`,
        })
      if (!again || n >= attempts) return called
      const asked = called.failure.kind === 'limited' ? called.failure.retryAfterMs : null
      await sleep(Math.min(longestPauseMs, asked ?? 250 * 2 ** n))
    }
  }

  return async (tier, it) => {
    const called = await call(tier, it)
    if (!called.ok) return failedCall(called)
    const { reading, firstMs, totalMs, cost } = called
    const graded = await grade({ ...it.pair, candidate: reading.reply, stop: reading.stop }, it.task)
    return {
      outcome: outcomeOf(graded),
      nano: cost.known ? cost.nano : null,
      unpriced: cost.known ? null : cost.reason,
      firstMs,
      totalMs,
      inputTokens: reading.usage.input,
    }
  }
}

function outcomeOf(graded: Grade): CaseResult['outcome'] {
  if (graded.outcome !== 'failed') return graded
  const failures = [...new Set(graded.failures.map(({ code }) => code))]
  return { outcome: 'failed', detectable: isDetectablyFailed(graded), failures }
}

/** No reply by the candidate's own doing is a failed reply; what it cost, nobody knows. */
function failedCall({ failure: why, totalMs }: CallResult & { ok: false }): CaseResult {
  const unknown = { nano: null, firstMs: null, inputTokens: null }
  if (why.kind === 'candidate') {
    const code = why.code === 'timeout' ? 'too-slow' : 'error'
    const outcome = { outcome: 'failed', detectable: true, failures: [code] } as const
    return { ...unknown, outcome, unpriced: `no reply: ${why.message}`, totalMs }
  }
  const outcome = { outcome: 'unscored', reason: why.message } as const
  return { ...unknown, outcome, unpriced: why.message, totalMs: null }
}
