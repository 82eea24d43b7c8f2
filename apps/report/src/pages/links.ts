import type { CandidateView, PairView, TaskView } from '../model/types.ts'

type Task = Pick<TaskView, 'key'>
type Candidate = Pick<CandidateView, 'candidate'>

/** Where pages are: served, they have paths; in one file, they have anchors. */
export type Links = {
  home: string
  task(task: Task): string
  candidate(task: Task, candidate: Candidate): string
  /** null where nothing can be sent: in a file */
  review: ((task?: Task, candidate?: Candidate, pair?: Pick<PairView, 'trialId'>) => string) | null
  older: ((task: Task, candidate: Candidate, before: string) => string) | null
}

const path = (...names: string[]): string => names.map((name) => encodeURIComponent(name)).join('/')

export const servedLinks: Links = {
  home: '/',
  task: (task) => `/tasks/${path(task.key)}`,
  candidate: (task, { candidate }) => `/tasks/${path(task.key, candidate)}`,
  review: (task, candidate, pair) => {
    const query = new URLSearchParams({
      ...(task && { task: task.key }),
      ...(candidate && { candidate: candidate.candidate }),
      ...(pair && { trial: pair.trialId }),
    }).toString()
    return query === '' ? '/review' : `/review?${query}`
  },
  older: (task, { candidate }, before) =>
    `/tasks/${path(task.key, candidate)}?before=${encodeURIComponent(before)}#disagreements`,
}

/** The id of a page within the file. What names hold is escaped, so the slash parts them beyond doubt. */
export const anchor = (...names: string[]): string => `task/${path(...names)}`

export const singleFileLinks: Links = {
  home: '#overview',
  task: (task) => `#${anchor(task.key)}`,
  candidate: (task, { candidate }) => `#${anchor(task.key, candidate)}`,
  review: null,
  older: null,
}
