import { reviewOrder, uniform } from '@tierdrop/decision'
import type { PairRow, ReviewRow } from '@tierdrop/store'
import { type PairStore, readPairs } from './pairs.ts'
import type { PairView, TaskView } from './types.ts'

export type QueueFilter = { task?: string; candidate?: string; trial?: string; after?: string }

export type QueueItem = {
  view: PairView
  task: TaskView
  candidate: string
  /** by hash, so that whoever reloads sees the same order */
  isShadowFirst: boolean
  /** what follows if this one is passed over; null: nothing */
  next: string | null
}

export type Queue = {
  item: QueueItem | null
  waiting: { disagreements: number; passes: number }
  labelled: Readonly<Record<ReviewRow['label'], number>>
  /** some task has more replies than were looked through */
  isCut: boolean
}

/** Replies of a task version are looked through from the newest on, so many at once, and at most so many. */
const atOnce = 500
const looked = { failed: 5_000, passed: 500 }
/** one pass after so many disagreements */
const passEvery = 4
/** of passes at least so many are asked for, where nothing or little failed */
const leastPasses = 10

type Entry = { row: PairRow; task: TaskView; order: number }

/**
 * What to look at next: failed shadow replies, and between them a share of those that passed, since
 * whether passes are right is what the labels rest on. In the order of a hash, so that nobody picks.
 */
export async function reviewQueue(
  store: PairStore,
  { tasks, seed }: { tasks: readonly TaskView[]; seed: string },
  filter: QueueFilter,
): Promise<Queue> {
  const wanted = tasks.filter(({ key }) => filter.task === undefined || key === filter.task)
  const [failed, passed] = await Promise.all([
    entries(store, wanted, 'failed', seed, filter),
    entries(store, wanted, 'passed', seed, filter),
  ])
  const all = interleave(failed.entries, passed.entries)
  const reviews = await store.reviews([...failed.entries, ...passed.entries].map(({ row }) => row.trial.id))
  const reviewed = new Set(reviews.map(({ trialId }) => trialId))
  const isOpen = ({ row }: Entry) => !reviewed.has(row.trial.id)
  const open = all.filter(isOpen)
  const entry = pick(all, open, filter)
  const after = entry === null ? null : open[open.indexOf(entry) + 1]
  const [view] = entry === null ? [] : await readPairs(store, [entry.row])
  return {
    item:
      entry === null || view === undefined
        ? null
        : {
            view,
            task: entry.task,
            candidate: entry.row.trial.tierName,
            isShadowFirst: uniform('reviews', seed, entry.row.trial.id, 'order') < 0.5,
            next: after && after !== entry ? after.row.trial.id : null,
          },
    waiting: {
      disagreements: open.filter(({ row }) => row.grade?.outcome === 'failed').length,
      passes: open.filter(({ row }) => row.grade?.outcome === 'passed').length,
    },
    labelled: countLabels(reviews),
    isCut: failed.isCut || passed.isCut,
  }
}

async function entries(
  store: PairStore,
  tasks: readonly TaskView[],
  outcome: 'failed' | 'passed',
  seed: string,
  { candidate }: QueueFilter,
): Promise<{ entries: Entry[]; isCut: boolean }> {
  const found: Entry[] = []
  let isCut = false
  for (const task of tasks) {
    const asked = task.candidates.filter((it) => candidate === undefined || it.candidate === candidate)
    const [version] = asked.map((it) => it.version)
    if (version === undefined) continue
    const revisions = new Set(asked.map(({ revision }) => revision))
    const { rows, isMore } = await newest(store, version, outcome)
    isCut ||= isMore
    for (const row of rows) {
      const { unitId, tierRevision } = row.trial
      if (!revisions.has(tierRevision)) continue
      found.push({ row, task, order: reviewOrder(seed, unitId, tierRevision) })
    }
  }
  return {
    entries: found.sort((a, b) => a.order - b.order || (a.row.trial.id < b.row.trial.id ? -1 : 1)),
    isCut,
  }
}

async function newest(store: PairStore, taskVersion: string, outcome: 'failed' | 'passed') {
  const rows: PairRow[] = []
  for (;;) {
    const before = rows.at(-1)?.trial.id
    const more = await store.pairs({
      taskVersion,
      outcome,
      limit: atOnce,
      ...(before !== undefined && { before }),
    })
    rows.push(...more)
    if (more.length < atOnce) return { rows, isMore: false }
    if (rows.length >= looked[outcome]) return { rows, isMore: true }
  }
}

function interleave(failed: readonly Entry[], passed: readonly Entry[]): Entry[] {
  const drawn = passed.slice(0, Math.max(leastPasses, Math.ceil(failed.length / passEvery)))
  const order: Entry[] = []
  let next = 0
  failed.forEach((entry, index) => {
    order.push(entry)
    const pass = drawn[next]
    if ((index + 1) % passEvery === 0 && pass) {
      order.push(pass)
      next += 1
    }
  })
  return [...order, ...drawn.slice(next)]
}

/** The one asked for by name, else the first that is open after the one passed over. */
function pick(all: readonly Entry[], open: readonly Entry[], { trial, after }: QueueFilter): Entry | null {
  const at = (id: string | undefined) =>
    id === undefined ? -1 : all.findIndex(({ row }) => row.trial.id === id)
  const named = all[at(trial)]
  if (named) return named
  const from = at(after)
  const later = open.find((entry) => all.indexOf(entry) > from)
  return later ?? open[0] ?? null
}

/** The latest label of each reply. */
function countLabels(reviews: readonly ReviewRow[]): Queue['labelled'] {
  const latest = new Map(reviews.map(({ trialId, label }) => [trialId, label]))
  const counts = { worse: 0, equivalent: 0, better: 0, 'both-bad': 0 }
  for (const label of latest.values()) counts[label] += 1
  return counts
}
