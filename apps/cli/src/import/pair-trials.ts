import type { Config } from '@tierdrop/config'
import { taskSettings } from '@tierdrop/config'
import {
  gradedTask,
  gradeRow,
  graderOf,
  type Redactor,
  type ScoredTask,
  withOwnGraders,
} from '@tierdrop/proxy'
import type { Kind } from '@tierdrop/scoring'
import type { NewTrial, SettledTrial, TrialRole } from '@tierdrop/store'
import type { PriceOf, Tier } from '@tierdrop/tiers'
import { readExchange } from '@tierdrop/wire'
import type { ImportTiers } from './import-tiers.ts'
import { lineUsage } from './line-usage.ts'
import { type Arm, gradeArm, readArm } from './pair-arms.ts'
import type { PairLine, ReplyLine } from './pair-line.ts'
import { replyBody } from './reply-body.ts'

export type PairContext = {
  config: Config
  tiers: ImportTiers
  priceOf: PriceOf
  redactor: Redactor
}

/** Every arm of a line, read and checked before anything of it is kept. */
export type ReadPair = { kind: Kind; primary: Arm; control: Arm | null; candidates: ReadonlyMap<string, Arm> }

export function readPair(line: PairLine, config: Config): ReadPair {
  const known = taskSettings(config, line.task).kind
  const primary = readArm({ ...line, kind: known ?? line.kind }, line.primary)
  const { kind } = primary.task
  const settled = { ...line, kind }
  const control = line.control ?? (line.truth === undefined ? null : line.primary)
  return {
    kind,
    primary,
    control: control === null ? null : readArm(settled, control),
    candidates: new Map(
      Object.entries(line.candidates).map(([name, reply]) => [name, readArm(settled, reply)]),
    ),
  }
}

/** The line's replies as trials that are called and graded. */
export async function pairTrials(
  line: PairLine,
  read: ReadPair,
  { id, at }: { id: string; at: number },
  context: PairContext,
): Promise<SettledTrial[]> {
  const { tiers } = context
  const trials: SettledTrial[] = []
  const add = async (role: TrialRole, tier: Tier, reply: ReplyLine, arm: Arm) => {
    const trial: NewTrial = {
      id: `${id}/${role === 'control' ? 'control' : tier.name}`,
      exchangeId: id,
      unitId: id,
      tierRevision: tier.revision,
      tierName: tier.name,
      role,
      repeat: 0,
      dueAt: at,
      expiresAt: at,
    }
    const task = await taskOf(line, read.kind, context)
    trials.push(await settled(trial, { tier, reply, arm, at, task }, context))
  }
  for (const [name, arm] of read.candidates) {
    const reply = line.candidates[name]
    if (reply) await add('candidate', await tiers.candidate(name, reply.model ?? null), reply, arm)
  }
  const control = line.control ?? line.primary
  if (read.control) await add('control', await tiers.control(modelOf(line)), control, read.control)
  return trials
}

export function modelOf(line: PairLine): string | null {
  const { model } = line.request as { model?: unknown }
  return line.primary.model ?? (typeof model === 'string' ? model : null)
}

const tasks = new WeakMap<Config, Map<string, ScoredTask>>()

/** Config's task; what the line itself says of schema and labels comes before it. */
async function taskOf(line: PairLine, kind: Kind, { config }: PairContext): Promise<ScoredTask> {
  const ofConfig = tasks.get(config) ?? new Map<string, ScoredTask>()
  tasks.set(config, ofConfig)
  const key = JSON.stringify([line.task, kind, line.schema ?? null, line.labels ?? null])
  const known = ofConfig.get(key)
  if (known) return known
  const own = gradedTask(kind, taskSettings(config, line.task).own)
  const said = { ...(line.schema !== undefined && { schema: line.schema }) }
  const labels = line.labels === undefined ? {} : { labels: line.labels as string[] }
  const task = await withOwnGraders({ ...own, options: { ...own.options, ...said, ...labels } })
  if (ofConfig.size < 1_000) ofConfig.set(key, task)
  return task
}

async function settled(
  trial: NewTrial,
  { tier, reply, arm, at, task }: { tier: Tier; reply: ReplyLine; arm: Arm; at: number; task: ScoredTask },
  { priceOf, redactor }: PairContext,
): Promise<SettledTrial> {
  const body = replyBody(reply, arm.reply, trial.id)
  const failed = arm.reply.reply.error !== null
  const response = { status: failed ? 500 : 200, contentType: 'application/json', body }
  const written = readExchange({ dialect: 'openai-chat', request: {}, response })
  const { model } = written
  const usage = (failed ? null : lineUsage(reply)) ?? written.usage
  const cost = priceOf(model === null ? tier : { ...tier, model }, usage, at)
  const graded = await gradeArm(arm, task)
  const grade = gradeRow(trial.id, graded, at, graderOf(task, arm.pair.conversation), redactor)
  return {
    ...trial,
    state: 'graded',
    reason: null,
    attempt: {
      imported: true,
      startedAt: at,
      at: at + Math.round(reply.total_ms ?? 0),
      outcome: failed ? 'failed' : 'ok',
      error: failed ? redactor.body(arm.reply.reply.error?.message ?? '') : null,
      firstMs: reply.ttft_ms ?? null,
      totalMs: reply.total_ms ?? null,
      usage,
      costNano: cost.known ? cost.nano : null,
      servedModel: model,
      text: redactor.body(body),
      contentType: 'application/json',
    },
    grade,
  }
}
