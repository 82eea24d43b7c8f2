import type { Config } from '@tierdrop/config'
import { type CandidateInput, cellsAsked, type Ledger } from '@tierdrop/decision'
import type { EvidenceRow, Store } from '@tierdrop/store'
import type { TaskReading } from './read-task.ts'

type ReadingStore = Pick<Store, 'evidence' | 'evidenceCells'>

/**
 * The same tasks with the cells of the facets where a rule is looked for or read: nearly all rows of
 * evidence are such cells, and most decisions need few of them. Ledger null: with all.
 */
export async function readCells(
  config: Config,
  store: ReadingStore,
  tasks: readonly TaskReading[],
  ledger: Ledger | null,
): Promise<TaskReading[]> {
  const filled: TaskReading[] = []
  for (const reading of tasks) {
    const candidates: CandidateInput[] = []
    for (const candidate of reading.input.candidates)
      candidates.push(await withCells(config, store, reading, candidate, ledger))
    filled.push({ ...reading, input: { ...reading.input, candidates } })
  }
  return filled
}

async function withCells(
  config: Config,
  store: ReadingStore,
  { version, input }: TaskReading,
  candidate: CandidateInput,
  ledger: Ledger | null,
): Promise<CandidateInput> {
  const of = {
    evaluation: config.evaluation.name,
    taskVersion: version.key,
    tierRevision: candidate.revision,
  }
  if (ledger === null) return { ...candidate, evidence: cellsOf(await store.evidence(of)) }
  const asked = cellsAsked(input, candidate, ledger)
  if (asked === null) return candidate
  const cells = await store.evidenceCells({ ...of, reading: asked.reading }, asked.isAsked)
  return { ...candidate, evidence: [...candidate.evidence, ...cellsOf(cells)] }
}

function cellsOf(rows: readonly EvidenceRow[]): CandidateInput['evidence'] {
  return rows.map(({ slice, day, reading, evidence }) => ({ slice, day, reading, evidence }))
}
