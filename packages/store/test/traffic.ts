import type {
  Capture,
  GradeRow,
  NewExchange,
  NewTrial,
  Store,
  TaskRow,
  UnitTrials,
  VersionRow,
} from '../src/index.ts'

/** Monday, 00:00 UTC */
export const monday = Date.UTC(2026, 2, 2)
export const minute = 60_000
export const timing = { quietMs: 30 * minute, maxMs: 24 * 60 * minute }

export const task: TaskRow = { key: 'route', name: 'route-ticket', foundBy: 'header', firstSeen: monday }
export const version: VersionRow = {
  key: 'route-1',
  taskKey: 'route',
  kind: 'classify',
  fingerprint: 'f1',
  sketch: 's1',
  previousKey: null,
  excerpt: 'Route the ticket.',
  firstSeen: monday,
}

export function exchange(id: string, over: Partial<NewExchange> = {}): NewExchange {
  return {
    id,
    at: monday,
    taskVersion: 'route-1',
    sessionKey: id,
    step: 0,
    continues: false,
    prefixHash: `prefix of ${id}`,
    dialect: 'openai-chat',
    upstream: 'openai',
    model: 'gpt-5.4-mini',
    servedModel: 'gpt-5.4-mini-2026-03-01',
    status: 'ok',
    httpStatus: 200,
    stream: false,
    stop: 'end',
    firstMs: 280.5,
    totalMs: 410,
    usage: {
      input: 500,
      cacheRead: 0,
      cacheWrite: null,
      cacheWriteHour: null,
      output: 20,
      reasoning: null,
      inputAudio: null,
      outputAudio: null,
      serverToolRequests: null,
      serviceTier: 'default',
      estimated: false,
    },
    costNano: 465_000,
    toolCount: 0,
    hasImage: false,
    text: {
      request: `{"messages":[{"role":"user","content":"ticket ${id} – größer"}]}`,
      response: '{"ok":true}',
      contentType: 'application/json',
    },
    ...over,
  }
}

export function capture(exchanges: NewExchange[], over: Partial<Capture> = {}): Capture {
  return { tasks: [task], versions: [version], exchanges, counts: [], missed: [], ...over }
}

export const tier = { revision: 'nano-r1', name: 'nano', body: '{"model":"gpt-5.4-nano"}', at: monday }
const primary = { revision: 'mini-r1', name: 'mini', body: '{"model":"gpt-5.4-mini"}', at: monday }

export function trial(exchangeId: string, over: Partial<NewTrial> = {}): NewTrial {
  const role = over.role ?? 'candidate'
  return {
    id: `${role} of ${exchangeId}`,
    exchangeId,
    unitId: exchangeId,
    tierRevision: role === 'control' ? primary.revision : tier.revision,
    tierName: role === 'control' ? primary.name : tier.name,
    role,
    repeat: 0,
    dueAt: monday,
    expiresAt: monday + 24 * 60 * minute,
    ...over,
  }
}

export function grade(trialId: string, over: Partial<GradeRow> = {}): GradeRow {
  return {
    trialId,
    grader: 'label',
    graderVersion: 1,
    at: monday + minute,
    outcome: 'passed',
    score: 1,
    failures: '[]',
    reason: null,
    detectable: false,
    ...over,
  }
}

/** Writes exchanges, each a unit of its own, and plans one candidate trial for each. */
export async function plan(store: Store, ids: string[], over: Partial<NewExchange> = {}): Promise<void> {
  await store.registerTier(tier)
  await store.registerTier(primary)
  await store.writeCapture(
    capture(ids.map((id, index) => exchange(id, { at: monday + index, ...over }))),
    timing,
  )
  await store.planTrials(
    ids.map((id) => ({ exchangeId: id, trials: [trial(id)] })),
    monday,
  )
}

export async function settle(store: Store, ids: string[]): Promise<void> {
  for (const id of ids) {
    const trialId = `candidate of ${id}`
    await store.settleTrial(trialId, { state: 'graded', reason: null, grades: [grade(trialId)] })
  }
}

/** All that can be counted, in the parts it comes in. */
export async function countableParts(store: Store, limit: number): Promise<UnitTrials[][]> {
  const parts: UnitTrials[][] = []
  for await (const part of store.countableUnits(limit)) parts.push(part)
  return parts
}

export async function countable(store: Store, limit: number): Promise<UnitTrials[]> {
  return (await countableParts(store, limit)).flat()
}
