import type { CandidateView, TaskView } from '../model/types.ts'

/** Where pages are: served, they have paths; in one file, they have anchors. */
export type Links = {
  home: string
  task(task: Pick<TaskView, 'key'>): string
  candidate(task: Pick<TaskView, 'key'>, candidate: Pick<CandidateView, 'candidate'>): string
}

export const servedLinks: Links = {
  home: '/',
  task: (task) => `/tasks/${encodeURIComponent(task.key)}`,
  candidate: (task, { candidate }) =>
    `/tasks/${encodeURIComponent(task.key)}/${encodeURIComponent(candidate)}`,
}

export const anchor = (...names: string[]): string => names.map((name) => encodeURIComponent(name)).join('--')

export const singleFileLinks: Links = {
  home: '#overview',
  task: (task) => `#${anchor(task.key)}`,
  candidate: (task, { candidate }) => `#${anchor(task.key, candidate)}`,
}
