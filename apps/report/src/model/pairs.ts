import { type Failure, failureSentence, failures as known, textSignals } from '@tierdrop/scoring'
import type { PairRow, Store } from '@tierdrop/store'
import type { Tier } from '@tierdrop/tiers'
import { divergenceOf } from './divergence.ts'
import { readAsked, readReply } from './read-reply.ts'
import type { CandidateView, Divergence, PairPage, PairView, ReplyView } from './types.ts'

export type PairStore = Pick<Store, 'pairs' | 'exchangeTexts' | 'trialTexts' | 'reviews' | 'tiers'>

/** replies that are read to see where conversations part, and first whether there are any */
const newestReplies = 1000
const firstReplies = 100

/** The failed shadow replies behind a verdict, the newest first, with everything needed to judge them. */
export async function disagreements(
  store: PairStore & Pick<Store, 'stepOutcomes'>,
  { version, revision }: Pick<CandidateView, 'version' | 'revision'>,
  { limit, before }: { limit: number; before?: string },
): Promise<PairPage> {
  const rows = await store.pairs({
    taskVersion: version,
    tierRevision: revision,
    outcome: 'failed',
    // One more than shown says whether any are left.
    limit: limit + 1,
    ...(before !== undefined && { before }),
  })
  const shown = rows.slice(0, limit)
  return {
    divergence: await readDivergence(store, { taskVersion: version, tierRevision: revision }),
    views: await readPairs(store, shown),
    older: rows.length > limit ? (shown.at(-1)?.trial.id ?? null) : null,
  }
}

async function readDivergence(
  store: Pick<Store, 'stepOutcomes'>,
  of: { taskVersion: string; tierRevision: string },
): Promise<Divergence | null> {
  const first = await store.stepOutcomes({ ...of, limit: firstReplies })
  if (first.every(({ step }) => step === 0)) return null
  return divergenceOf(await store.stepOutcomes({ ...of, limit: newestReplies }), newestReplies)
}

/** Replies are kept in the format of the tier that was called, which config may name no more. */
export async function readPairs(store: PairStore, rows: readonly PairRow[]): Promise<PairView[]> {
  const trials = rows.map(({ trial }) => trial.id)
  const controls = rows.flatMap(({ control }) => (control ? [control.trialId] : []))
  const [texts, replies, reviews, tiers] = await Promise.all([
    store.exchangeTexts(rows.map(({ exchange }) => exchange.id)),
    store.trialTexts([...trials, ...controls]),
    store.reviews(trials),
    store.tiers(),
  ])
  const dialects = new Map(
    tiers.map(({ revision, body }) => [revision, (JSON.parse(body) as Pick<Tier, 'dialect'>).dialect]),
  )
  return rows.map((row) => {
    const { trial, exchange, control } = row
    const text = texts.get(exchange.id)
    const dialect = dialects.get(trial.tierRevision)
    const facts = pairFacts(row)
    const primary = readReply(
      exchange.dialect,
      text && { text: text.response, contentType: text.contentType },
    )
    const candidate = dialect === undefined ? null : readReply(dialect, replies.get(trial.id))
    return {
      ...facts,
      signals: signalsOf(row, facts.failures, primary, candidate),
      asked: readAsked(exchange.dialect, text?.request),
      primary,
      candidate,
      control: control === null ? null : readReply(exchange.dialect, replies.get(control.trialId)),
      reviews: reviews.filter(({ trialId }) => trialId === trial.id),
    }
  })
}

/** Only where it is the two texts that differ: what is said beside a call is for nobody's eyes. */
function signalsOf(
  { exchange }: PairRow,
  failures: readonly Pick<Failure, 'code'>[],
  primary: ReplyView | null,
  candidate: ReplyView | null,
): string[] {
  if (primary === null || candidate === null || exchange.against !== 'primary') return []
  return failures.some(({ code }) => code === 'differs') ? textSignals(primary.text, candidate.text) : []
}

function pairFacts({ trial, exchange, grade, control }: PairRow) {
  const failures = grade === null ? [] : (JSON.parse(grade.failures) as Failure[])
  return {
    trialId: trial.id,
    exchangeId: exchange.id,
    at: exchange.at,
    step: exchange.step,
    outcome: grade?.outcome ?? ('unscored' as const),
    reason: grade?.reason ?? null,
    failures: failures.map((it) => ({
      ...it,
      sentence: Object.hasOwn(known, it.code) ? failureSentence(it.code) : it.code,
    })),
    controlOutcome: control?.outcome ?? null,
  }
}
