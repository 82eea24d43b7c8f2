import type { Config } from '@tierdrop/config'
import { type CandidateInput, type Ledger, needsCells } from '@tierdrop/decision'
import type { Store } from '@tierdrop/store'
import type { TaskReading } from './read-task.ts'

/**
 * The same tasks with the cells of the facets where a rule is looked for or read: nearly all rows of
 * evidence are such cells, and most decisions need few of them. Ledger null: with all.
 */
export async function readCells(
  config: Config,
  store: Pick<Store, 'evidence'>,
  tasks: readonly TaskReading[],
  ledger: Ledger | null,
): Promise<TaskReading[]> {
  const filled: TaskReading[] = []
  for (const reading of tasks) {
    const candidates: CandidateInput[] = []
    for (const candidate of reading.input.candidates) {
      const isAsked = ledger === null || needsCells(reading.input, candidate, ledger)
      candidates.push(isAsked ? await withCells(config, store, reading, candidate) : candidate)
    }
    filled.push({ ...reading, input: { ...reading.input, candidates } })
  }
  return filled
}

async function withCells(
  config: Config,
  store: Pick<Store, 'evidence'>,
  { version }: TaskReading,
  candidate: CandidateInput,
): Promise<CandidateInput> {
  const rows = await store.evidence({
    evaluation: config.evaluation.name,
    taskVersion: version.key,
    tierRevision: candidate.revision,
  })
  const evidence = rows.map(({ slice, day, reading, evidence: held }) => ({
    slice,
    day,
    reading,
    evidence: held,
  }))
  return { ...candidate, evidence }
}
