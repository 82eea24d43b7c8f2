import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Config, configSchema } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { countSettledUnits } from '@tierdrop/proxy'
import { decideAndRemember } from '@tierdrop/report'
import { type NewExchange, openStore, type SettledTrial, type Store } from '@tierdrop/store'
import { resolveTiers } from '@tierdrop/tiers'
import type { BenchOptions, Figure } from '../figure.ts'
import { countWeek, cpuMs, dayMs, grow, type Row } from './count-week.ts'
import { median } from './share.ts'

const tasks = 40
const candidates = 5
const start = Date.UTC(2026, 2, 2)
const hourMs = 3_600_000
const seed = 'bench'
/** so many of the newest requests are looked at by a decision */
const recent = 200
const timing = { quietMs: 1, maxMs: dayMs }

const tierNames = Array.from({ length: candidates }, (_, k) => `c${k}`)
const taskNames = Array.from({ length: tasks }, (_, i) => `task-${String(i).padStart(2, '0')}`)

const config: Config = configSchema.parse({
  tiers: Object.fromEntries(
    tierNames.map((name) => [name, { upstream: 'openai', dialect: 'openai-chat', model: `model-${name}` }]),
  ),
  tasks: Object.fromEntries(taskNames.map((name) => [name, { kind: 'classify' }])),
  evaluation: { name: 'bench', seed, candidates: tierNames },
})
const evaluation = config.evaluation.name
const tiers = resolveTiers(config)

const usage: NewExchange['usage'] = {
  input: 700,
  cacheRead: 0,
  cacheWrite: null,
  cacheWriteHour: null,
  output: 20,
  reasoning: null,
  inputAudio: null,
  outputAudio: null,
  serverToolRequests: null,
  serviceTier: null,
  estimated: false,
}

function exchangeOf(task: string, index: number, at: number): NewExchange {
  const id = `${task}-${String(index).padStart(7, '0')}`
  return {
    id,
    at,
    taskVersion: `v-${task}`,
    sessionKey: id,
    step: 0,
    continues: false,
    prefixHash: id,
    dialect: 'openai-chat',
    upstream: 'openai',
    model: 'gpt-5.4',
    servedModel: 'gpt-5.4',
    status: 'ok',
    httpStatus: 200,
    stream: false,
    stop: 'end',
    firstMs: 300 + (index % 90),
    totalMs: 700 + (index % 400),
    usage: { ...usage, input: 300 + ((index * 37) % 4_000) },
    costNano: 900_000 + (index % 50) * 1_000,
    toolCount: index % 3,
    hasImage: false,
    text: { request: '{}', response: '{}', contentType: 'application/json' },
  }
}

/** A store with a week's counts, the newest requests, and the evidence of 40 tasks x 5 candidates. */
async function openWeek(path: string, weeks: readonly (readonly Row[])[], perDay: number): Promise<Store> {
  const store = await openStore(path, { contentKey: Buffer.alloc(32, 7), evidenceMath })
  for (const { revision, name } of tiers) await store.registerTier({ revision, name, body: '{}', at: start })
  await store.registerTier({ revision: 'again', name: 'gpt-5.4', body: '{}', at: start })
  const perHour = Math.round(perDay / tasks / 24)
  for (const name of taskNames) {
    const taskVersion = `v-${name}`
    await store.writeCapture(
      {
        tasks: [{ key: name, name, foundBy: 'rule', firstSeen: start }],
        versions: [
          {
            key: taskVersion,
            taskKey: name,
            kind: 'classify',
            fingerprint: name,
            sketch: '',
            previousKey: null,
            excerpt: '',
            firstSeen: start,
          },
        ],
        exchanges: Array.from({ length: recent }, (_, i) =>
          exchangeOf(name, i, start + 7 * dayMs - recent + i),
        ),
        counts: Array.from({ length: 7 * 24 }, (_, hour) => ({
          taskVersion,
          model: 'gpt-5.4',
          hour: start + hour * hourMs,
          exchanges: perHour,
          sampled: Math.round(perHour / 10),
          errors: 0,
          inputTokens: 700 * perHour,
          outputTokens: 20 * perHour,
          costNano: 900_000 * perHour,
          unpriced: 0,
        })),
        missed: [],
      },
      timing,
    )
  }
  await store.closeUnits(start + 8 * dayMs)
  for (const [offset, name] of taskNames.entries()) {
    const deltas = weeks.flatMap((rows, k) => {
      const tier = tiers[k]
      if (!tier) return []
      const key = { evaluation, taskVersion: `v-${name}`, tierRevision: tier.revision, tierName: tier.name }
      return rows.map(({ day, evidence, ...row }) => ({
        ...key,
        ...row,
        // no two tasks hold the same rows, so that none is read for another
        evidence: { ...evidence, from: (evidence.from ?? 0) + offset, to: (evidence.to ?? 0) + offset },
        day: new Date(start + Number(day) * dayMs).toISOString().slice(0, 10),
      }))
    })
    // The first unit of a task brings the whole week, the others nothing.
    const ids = Array.from({ length: recent }, (_, i) => exchangeOf(name, i, 0).id)
    await store.countUnits(ids.map((unitId, i) => ({ unitId, evaluation, deltas: i === 0 ? deltas : [] })))
  }
  return store
}

type Measured = { first: number; again: number; upkeep: number; upkeepOfFive: number; rows: number }

async function measure(
  path: string,
  weeks: readonly (readonly Row[])[],
  perDay: number,
  quick: boolean,
): Promise<Measured> {
  const store = await openWeek(path, weeks, perDay)
  try {
    let ids = 0
    const clock = { now: () => start + 8 * dayMs, newId: () => `id-${++ids}` }
    const taken: number[] = []
    for (let i = 0; i < (quick ? 3 : 7); i += 1) {
      // As while a report is open: since the last time, every task has counted units for every candidate.
      if (i > 0) await upkeepOf(store, tiers, i, 5 * tasks)
      const since = process.cpuUsage()
      await decideAndRemember(config, store, clock)
      taken.push(cpuMs(since))
    }
    const upkeep = await upkeepOf(store, tiers.slice(0, 1), 10, quick ? 1_000 : 4_000)
    const upkeepOfFive = await upkeepOf(store, tiers, 11, quick ? 500 : 4_000)
    const rows = (await store.evidence({ evaluation })).length
    return { first: taken[0] ?? Number.NaN, again: median(taken.slice(1)), upkeep, upkeepOfFive, rows }
  } finally {
    await store.close()
  }
}

setFlagsFromString('--expose-gc')
/** What making a week has left behind is no unit's to clear away. */
const collectGarbage = runInNewContext('gc') as () => void

/** CPU for each unit that settles: closing it, reading what it came to, and adding it to the evidence there is. */
async function upkeepOf(store: Store, tried: typeof tiers, round: number, units: number): Promise<number> {
  // late on the last day of the week: a new day would have rules looked for anew
  const at = (i: number) => start + 7 * dayMs - hourMs + i * 10
  const exchanges = Array.from({ length: units }, (_, i) =>
    exchangeOf(taskNames[i % tasks] ?? '', (round + 1) * 1_000_000 + i, at(i)),
  )
  await store.writeCapture({ tasks: [], versions: [], exchanges, counts: [], missed: [] }, timing)
  await store.writeTrials(
    exchanges.map(({ id }, i) => ({ exchangeId: id, trials: trialsOf(id, tried, i, at(i)) })),
    at(0),
  )
  collectGarbage()
  const since = process.cpuUsage()
  let counted = 0
  for (;;) {
    const some = await countSettledUnits(store, { evaluation, seed, now: start + 9 * dayMs, limit: 200 })
    if (some === 0) break
    counted += some
  }
  if (counted !== units) throw new Error(`${counted} of ${units} units were counted`)
  return cpuMs(since) / units
}

function trialsOf(exchangeId: string, tried: typeof tiers, index: number, at: number): SettledTrial[] {
  const arms = [
    ...tried.map(({ name, revision }) => ({ name, revision })),
    { name: 'gpt-5.4', revision: 'again' },
  ]
  return arms.map(({ name, revision }) => {
    const isControl = revision === 'again'
    const passed = isControl || (index * 7 + name.length) % 23 !== 0
    return {
      id: `${name}-of-${exchangeId}`,
      exchangeId,
      unitId: exchangeId,
      tierRevision: revision,
      tierName: name,
      role: isControl ? 'control' : 'candidate',
      repeat: 0,
      dueAt: at,
      expiresAt: at + hourMs,
      state: 'graded',
      reason: null,
      attempt: {
        startedAt: at,
        at,
        outcome: 'ok',
        error: null,
        firstMs: 200 + (index % 70),
        totalMs: 500 + (index % 300),
        usage,
        costNano: 150_000 + (index % 30) * 1_000,
        servedModel: null,
        text: null,
        contentType: null,
      },
      grade: {
        grader: 'label',
        graderVersion: 1,
        at,
        outcome: passed ? 'passed' : 'failed',
        score: passed ? 1 : 0,
        failures: passed ? '[]' : '[{"code":"wrong-label"}]',
        reason: null,
        detectable: false,
      },
    }
  })
}

/** The same week at a tenth of the traffic and at all of it: what a decision and a unit cost must not grow. */
export async function throughStore({ quick, log }: BenchOptions): Promise<Figure[]> {
  log('verdicts and upkeep through the store')
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-bench-decision-'))
  try {
    // 10,000 and 80,000 sampled units a day, over 40 tasks
    const unitsPerTask = quick ? 400 : 1_750
    const small = [0.005, 0.01, 0.03, 0.1, 0.2].map(
      (loss, k) => countWeek(unitsPerTask, loss, 60_000_000 + k).rows,
    )
    const large = small.map((rows) => grow(rows, 8))
    const ofSmall = await measure(join(folder, 'small.db'), small, 100_000, quick)
    const ofLarge = await measure(join(folder, 'large.db'), large, 800_000, quick)
    return [
      ...verdictFigures('100,000 exchanges a day', ofSmall, null),
      ...verdictFigures('800,000 exchanges a day', ofLarge, ofSmall),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function verdictFigures(week: string, own: Measured, yardstick: Measured | null): Figure[] {
  const figure = (
    name: string,
    of: (measured: Measured) => number,
    most: number | null,
    goal: string | null,
  ): Figure => ({
    figure: name,
    value: of(own),
    unit: 'ms CPU',
    yardstick: yardstick === null ? null : 'the smaller week',
    ratio: yardstick === null ? null : of(own) / of(yardstick),
    goal,
    met: most === null ? null : of(own) <= most,
  })
  return [
    figure(
      `through the store, ${week}: verdicts of 40 x 5 from ${own.rows.toLocaleString('en-US')} rows of evidence, on record`,
      ({ again }) => again,
      200,
      'at most 200 ms',
    ),
    figure('  the first time in a process, all rules searched', ({ first }) => first, null, null),
    figure('  a unit that settles, with one candidate', ({ upkeep }) => upkeep, 0.2, 'at most 0.2 ms'),
    figure(
      '  a unit that settles, with five candidates',
      ({ upkeepOfFive }) => upkeepOfFive,
      0.2,
      'at most 0.2 ms',
    ),
  ]
}
