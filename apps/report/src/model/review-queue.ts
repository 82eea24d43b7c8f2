import { reviewOrder, uniform } from '@tierdrop/decision'
import type { Reviewable, ReviewRow, Store } from '@tierdrop/store'
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

/** The order is drawn among so many of the newest replies, the same number of each task … */
const looked = 60_000
/** … and of each at least so many, however many tasks there are */
const leastOfTask = 1_000
/** one pass after so many disagreements */
const passEvery = 4
/** of passes at least so many are asked for, where nothing or little failed */
const leastPasses = 10

type Entry = Reviewable & { task: TaskView; order: number }
type QueueStore = PairStore & Pick<Store, 'reviewable'>

/**
 * What to look at next: failed shadow replies, and between them a share of those that passed, since
 * whether passes are right is what the labels rest on. In the order of a hash, so that nobody picks.
 */
export async function reviewQueue(
  store: QueueStore,
  { tasks, seed }: { tasks: readonly TaskView[]; seed: string },
  filter: QueueFilter,
): Promise<Queue> {
  const wanted = tasks.filter(({ key }) => filter.task === undefined || key === filter.task)
  const { inOrder, isCut } = await entries(store, wanted, seed, filter)
  const all = interleave(
    inOrder.filter(({ outcome }) => outcome === 'failed'),
    inOrder.filter(({ outcome }) => outcome === 'passed'),
  )
  const open = all.filter(({ isReviewed }) => !isReviewed)
  const entry = pick(all, open, filter)
  const after = entry === null ? null : open[open.indexOf(entry) + 1]
  const rows = entry === null ? [] : await store.pairs({ trial: entry.trialId, limit: 1 })
  const [view] = await readPairs(store, rows)
  const candidate = rows[0]?.trial.tierName
  const reviewed = inOrder.filter(({ isReviewed }) => isReviewed)
  return {
    item:
      entry === null || view === undefined || candidate === undefined
        ? null
        : {
            view,
            task: entry.task,
            candidate,
            isShadowFirst: uniform('reviews', seed, entry.trialId, 'order') < 0.5,
            next: after && after !== entry ? after.trialId : null,
          },
    waiting: {
      disagreements: open.filter(({ outcome }) => outcome === 'failed').length,
      passes: open.filter(({ outcome }) => outcome === 'passed').length,
    },
    labelled: countLabels(await store.reviews(reviewed.map(({ trialId }) => trialId))),
    isCut,
  }
}

async function entries(
  store: QueueStore,
  tasks: readonly TaskView[],
  seed: string,
  { candidate }: QueueFilter,
): Promise<{ inOrder: Entry[]; isCut: boolean }> {
  const found: Entry[] = []
  const limit = Math.max(leastOfTask, Math.floor(looked / Math.max(1, tasks.length)))
  let isCut = false
  for (const task of tasks) {
    const asked = task.candidates.filter((it) => candidate === undefined || it.candidate === candidate)
    const [version] = asked.map((it) => it.version)
    if (version === undefined) continue
    const revisions = new Set(asked.map(({ revision }) => revision))
    const newest = await store.reviewable({ taskVersion: version, limit })
    isCut ||= newest.length === limit
    for (const one of newest) {
      if (!revisions.has(one.tierRevision)) continue
      found.push({ ...one, task, order: reviewOrder(seed, one.unitId, one.tierRevision) })
    }
  }
  return {
    inOrder: found.sort((x, y) => x.order - y.order || (x.trialId < y.trialId ? -1 : 1)),
    isCut,
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
    id === undefined ? -1 : all.findIndex(({ trialId }) => trialId === id)
  const named = all[at(trial)]
  if (named) return named
  const from = at(after)
  const isOpen = new Set(open)
  const later = all.slice(from + 1).find((entry) => isOpen.has(entry))
  return later ?? open[0] ?? null
}

/** The latest label of each reply. */
function countLabels(reviews: readonly ReviewRow[]): Queue['labelled'] {
  const latest = new Map(reviews.map(({ trialId, label }) => [trialId, label]))
  const counts = { worse: 0, equivalent: 0, better: 0, 'both-bad': 0 }
  for (const label of latest.values()) counts[label] += 1
  return counts
}
