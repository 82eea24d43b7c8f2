import { readFileSync } from 'node:fs'
import type { PolicyInput } from './schema/policy.ts'
import type { JudgeConfig, TaskConfig } from './schema/tasks.ts'
import type { Config } from './schema.ts'

/** The text that `tierdrop init` writes. */
export function exampleYaml(): string {
  return readFileSync(new URL('../../../tierdrop.example.yaml', import.meta.url), 'utf8')
}

const policyKeys = [
  'margin',
  'alpha',
  'minUnits',
  'minSpan',
  'gates',
  'savingFloor',
  'fallback',
  'errorCost',
  'reviewCost',
  'reviewedShare',
  'retries',
] as const satisfies readonly (keyof PolicyInput)[]

/** The policy that holds for a cell: evaluation, its kind, the task, the task's candidate; the nearest wins. */
export function taskPolicyInput(
  config: Config,
  cell: { task: string; kind: Kind | null; candidate: string | null },
): PolicyInput {
  const task = own(config.tasks, cell.task)
  return layered([
    config.evaluation.policy,
    cell.kind === null ? undefined : config.evaluation.kinds[cell.kind],
    task && pickPolicy(task),
    cell.candidate === null ? undefined : own(task?.policy, cell.candidate),
  ])
}

type Kind = NonNullable<TaskConfig['kind']>

/** The nearest value of each field; gates one by one. Absent fields stay absent. */
export function layered(layers: readonly (PolicyInput | undefined)[]): PolicyInput {
  const merged: PolicyInput = {}
  for (const layer of layers) {
    if (!layer) continue
    const gates = layer.gates ? { ...merged.gates, ...layer.gates } : merged.gates
    Object.assign(merged, layer, gates && { gates })
  }
  return merged
}

function pickPolicy(task: TaskConfig): PolicyInput {
  return Object.fromEntries(policyKeys.flatMap((key) => (task[key] === undefined ? [] : [[key, task[key]]])))
}

export type TaskSettings = {
  kind: Kind | null
  candidates: readonly string[]
  /** null: the primary's own vendor alone */
  egress: readonly string[] | null
  control: 'on' | 'off'
  sample: number
  judge: JudgeConfig | null
  /** the task as written; null where config does not know it */
  own: TaskConfig | null
}

/** What holds for a task, known to config or found: its own settings over the defaults. */
export function taskSettings(config: Config, name: string): TaskSettings {
  const task = own(config.tasks, name) ?? null
  const judge = { ...config.defaults.judge, ...task?.judge }
  return {
    kind: task?.kind ?? null,
    candidates: task?.candidates ?? config.evaluation.candidates,
    egress: task?.egress ?? null,
    control: task?.control ?? config.defaults.control,
    sample: task?.sample ?? config.defaults.sample,
    judge:
      judge.tier !== undefined && judge.criteria !== undefined
        ? { tier: judge.tier, criteria: judge.criteria }
        : null,
    own: task,
  }
}

/** The task that config puts a found task's key under; null where it keeps its own name. */
export function taskOfFound(config: Config, key: string): string | null {
  return Object.entries(config.tasks).find(([, task]) => task.found?.includes(key))?.[0] ?? null
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}
