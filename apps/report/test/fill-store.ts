import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { countSettledUnits } from '@tierdrop/proxy'
import { failure } from '@tierdrop/scoring'
import { type GradeRow, type NewExchange, openStore, type SettledTrial, type Store } from '@tierdrop/store'
import { resolveTier } from '@tierdrop/tiers'
import { anthropicReply, chatReply, chatRequest } from './bodies.ts'

/** Monday, 09:00 UTC */
export const start = Date.UTC(2026, 2, 2, 9)
export const now = start + 6 * 3_600_000
const minute = 60_000
const timing = { quietMs: 1, maxMs: 86_400_000 }
const contentKey = randomBytes(32)

export const config: Config = configSchema.parse({
  listen: { report: '127.0.0.1:0' },
  tiers: {
    nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano' },
    haiku: { upstream: 'anthropic', dialect: 'anthropic-messages', model: 'claude-haiku-4-5' },
  },
  tasks: {
    'route-ticket': { kind: 'classify', margin: 0.05, egress: ['openai', 'anthropic'] },
    'extract-invoice': { kind: 'extract', egress: ['openai'] },
    chat: { kind: 'text', candidates: [] },
  },
  evaluation: {
    name: 'spring',
    owner: 'platform team',
    candidates: ['nano', 'haiku'],
    policy: { minSpan: 0 },
    seed: 'test',
  },
})

export type Case = {
  task: string
  asked: string
  answered: string
  /** by tier: what it said, and what is wrong with it */
  shadow: Record<string, { said: string; failed?: GradeRow['failures'] }>
  again?: { said: string; failed?: GradeRow['failures'] }
  model?: string
  /** what production paid; an unknown count of input tokens */
  costNano?: number
  uncounted?: true
  /** production's clock, ms from the start; else a minute after the one before */
  at?: number
  /** what became of no reply: our fault or an outage */
  unscored?: true
}

export const wrongLabel = JSON.stringify([failure('wrong-label', 'intent', 'complaint')])

export async function openTemporaryStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'report-test-'))
  const store = await openStore(join(folder, 'store.db'), { contentKey, evidenceMath })
  return {
    store,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Puts cases into a store the way capture and mirror do, one unit each, and counts them. */
export async function fill(
  store: Store,
  cases: readonly Case[],
  missed: Record<string, number> = {},
  controls: 'on' | 'off' = 'on',
) {
  const tiers = ['nano', 'haiku'].map((name) => resolveTier(config, name))
  for (const { revision, name, dialect } of tiers)
    await store.registerTier({ revision, name, body: JSON.stringify({ dialect }), at: start })
  await store.registerTier({ revision: 'again', name: 'gpt-5.4', body: '{}', at: start })
  const names = [...new Set(cases.map(({ task }) => task))]
  const at = (index: number) => start + (cases[index]?.at ?? index * minute)
  await store.writeCapture(
    {
      tasks: names.map((name) => ({ key: `t-${name}`, name, foundBy: 'rule', firstSeen: start })),
      versions: names.map((name) => version(name)),
      exchanges: cases.map((it, index) => exchange(it, index, at(index))),
      counts: cases.map((it, index) => ({
        taskVersion: `v-${it.task}`,
        model: it.model ?? 'gpt-5.4',
        hour: Math.floor(at(index) / 3_600_000) * 3_600_000,
        exchanges: 10,
        sampled: 1,
        errors: 0,
        inputTokens: 5_000,
        outputTokens: 100,
        costNano: 9_000_000,
        unpriced: 0,
      })),
      missed: Object.entries(missed).map(([reason, count]) => ({ reason, count, hour: start })),
    },
    timing,
  )
  await store.writeTrials(
    cases.map((it, index) => ({
      exchangeId: idOf(index),
      trials: trialsOf(it, index, start + index * minute, controls),
    })),
    start,
  )
  const { name: evaluation, seed } = config.evaluation
  while ((await countSettledUnits(store, { evaluation, seed, now, limit: 1_000 })) > 0);
}

export const idOf = (index: number) => `exchange-${String(index).padStart(5, '0')}`
export const trialIdOf = (index: number, tier: string) => `${tier}-of-${idOf(index)}`

function version(name: string) {
  return {
    key: `v-${name}`,
    taskKey: `t-${name}`,
    kind: 'classify',
    fingerprint: name,
    sketch: '',
    previousKey: null,
    excerpt: `You do ${name}. <script>alert('excerpt')</script>`,
    firstSeen: start,
  }
}

function exchange(it: Case, index: number, at: number): NewExchange {
  return {
    id: idOf(index),
    at,
    taskVersion: `v-${it.task}`,
    sessionKey: idOf(index),
    step: 0,
    continues: false,
    prefixHash: idOf(index),
    dialect: 'openai-chat',
    upstream: 'openai',
    model: it.model ?? 'gpt-5.4',
    servedModel: it.model ?? 'gpt-5.4',
    status: 'ok',
    httpStatus: 200,
    stream: false,
    stop: 'end',
    firstMs: 300 + (index % 7),
    totalMs: 420 + (index % 11),
    usage: it.uncounted ? { ...usage, input: null } : usage,
    costNano: it.costNano ?? 900_000,
    toolCount: 0,
    hasImage: false,
    text: {
      request: chatRequest(it.asked),
      response: chatReply(it.answered),
      contentType: 'application/json',
    },
  }
}

const usage: NewExchange['usage'] = {
  input: 500,
  cacheRead: 0,
  cacheWrite: null,
  cacheWriteHour: null,
  output: 10,
  reasoning: null,
  inputAudio: null,
  outputAudio: null,
  serverToolRequests: null,
  serviceTier: null,
  estimated: false,
}

function trialsOf(it: Case, index: number, at: number, controls: 'on' | 'off'): SettledTrial[] {
  const again = it.again ?? { said: it.answered }
  const replies = Object.entries(it.shadow)
  if (replies.length > 0 && controls === 'on') replies.push(['again', again])
  return replies.map(([tier, reply]) => ({
    id: trialIdOf(index, tier),
    exchangeId: idOf(index),
    unitId: idOf(index),
    tierRevision: tier === 'again' ? 'again' : resolveTier(config, tier).revision,
    tierName: tier === 'again' ? 'gpt-5.4' : tier,
    role: tier === 'again' ? 'control' : 'candidate',
    repeat: 0,
    dueAt: at,
    expiresAt: at + 3_600_000,
    ...(it.unscored ? leftOut : settled(tier, index, at, reply)),
  }))
}

const leftOut = { state: 'left-out', reason: 'outage', attempt: null, grade: null } as const

function settled(
  tier: string,
  index: number,
  at: number,
  { said, failed }: { said: string; failed?: string },
): Pick<SettledTrial, 'state' | 'reason' | 'attempt' | 'grade'> {
  return {
    state: 'graded',
    reason: null,
    attempt: {
      startedAt: at,
      at,
      outcome: 'ok',
      error: null,
      firstMs: null,
      totalMs: 200 + (index % 13),
      usage,
      costNano: 100_000,
      servedModel: null,
      text: tier === 'haiku' ? anthropicReply(said) : chatReply(said),
      contentType: 'application/json',
    },
    grade: {
      grader: 'label',
      graderVersion: 1,
      at,
      outcome: failed === undefined ? 'passed' : 'failed',
      score: failed === undefined ? 1 : 0,
      failures: failed ?? '[]',
      reason: null,
      detectable: false,
    },
  }
}

/** After a switch: requests that the new model answered, with the old one asked in place of the candidates. */
export async function fillTrickle(
  store: Store,
  { task, former, failed, of }: { task: string; former: string; failed: number; of: number },
) {
  const version = `v-${task}`
  const day = 24 * 60 * minute
  await store.registerTier({ revision: former, name: former, body: '{}', at: now })
  await store.registerTier({ revision: 'new', name: 'current:gpt-5.4-nano', body: '{}', at: now })
  const ids = Array.from({ length: of }, (_, index) => `moved-${String(index).padStart(4, '0')}`)
  const request = { task, asked: 'Where is it?', answered: 'order_status', shadow: {}, model: 'gpt-5.4-nano' }
  await store.writeCapture(
    {
      tasks: [],
      versions: [],
      exchanges: ids.map((id, index) => ({
        ...exchange(request, index, now + day + index),
        id,
        sessionKey: id,
        taskVersion: version,
      })),
      counts: [],
      missed: [],
    },
    timing,
  )
  const arm = (id: string, role: SettledTrial['role'], isWrong: boolean): SettledTrial => ({
    id: `${role}-of-${id}`,
    exchangeId: id,
    unitId: id,
    tierRevision: role === 'control' ? 'new' : former,
    tierName: role === 'control' ? 'current:gpt-5.4-nano' : former,
    role,
    repeat: 0,
    dueAt: now,
    expiresAt: now + day,
    ...settled('nano', 0, now, { said: 'order_status', ...(isWrong && { failed: wrongLabel }) }),
  })
  await store.writeTrials(
    ids.map((id, index) => ({
      exchangeId: id,
      trials: [arm(id, 'candidate', index < failed), arm(id, 'control', false)],
    })),
    now,
  )
  const { name: evaluation, seed } = config.evaluation
  while ((await countSettledUnits(store, { evaluation, seed, now: now + 2 * day, limit: 1_000 })) > 0);
}
