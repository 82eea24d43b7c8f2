import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginEvaluation, type Decision, decideStore, remember } from '../src/index.ts'
import { historyOf } from '../src/model/history.ts'
import { overviewOf } from '../src/model/overview.ts'
import { reviewQueue } from '../src/model/review-queue.ts'

import { ordinaryCases } from './cases.ts'
import { config, fill, now, openTemporaryStore } from './fill-store.ts'

let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let ids = 0
const newId = () => `id-${String(++ids).padStart(5, '0')}`
const evaluation = config.evaluation.name

beforeEach(async () => {
  opened = await openTemporaryStore()
  await fill(opened.store, ordinaryCases(40))
})
afterEach(() => opened.close())

/** As if something else had been found. */
function saying(decision: Decision, at: number, action: 'switch' | 'stay' | 'undecided'): Decision {
  return {
    ...decision,
    at,
    tasks: decision.tasks.map(({ reading, verdict }) => ({
      reading,
      verdict: { ...verdict, recommendation: { ...verdict.recommendation, action } },
    })),
  }
}

describe('what was said', () => {
  it('is written down once, again only when it changes, and told from the newest on', async () => {
    const { store } = opened
    const decision = await decideStore(config, store, now)
    await remember(config, store, saying(decision, now, 'undecided'), newId)
    await remember(config, store, saying(decision, now + 1, 'undecided'), newId)
    await remember(config, store, saying(decision, now + 2, 'stay'), newId)
    await remember(config, store, saying(decision, now + 3, 'undecided'), newId)
    const said = await historyOf(store, evaluation, now + 9, (key) => key.slice(2))
    const ofTask = said.filter(({ task, candidate }) => task === 'chat' && candidate === null)
    expect(ofTask.map(({ at, word }) => [at - now, word])).toEqual([
      [3, 'undecided'],
      [2, 'stay'],
      [0, 'undecided'],
    ])
    const ofCandidate = said.filter(({ task, candidate }) => task === 'extract-invoice' && candidate !== null)
    expect(ofCandidate.map(({ at, candidate, word }) => [at - now, candidate, word])).toEqual([
      [0, 'haiku', 'unfit'],
      [0, 'nano', 'stay'],
    ])
  })

  it('is said again of another rule or another revision of the candidate', async () => {
    const { store } = opened
    const decision = await decideStore(config, store, now)
    const withRule = (at: number, name: string): Decision => ({
      ...decision,
      at,
      tasks: decision.tasks.map(({ reading, verdict }) => ({
        reading,
        verdict: {
          ...verdict,
          recommendation: {
            ...verdict.recommendation,
            action: 'switch-if',
            rule: { name, sentence: name, shareOfVolume: 0.5, shareOfMoney: null },
          },
        },
      })),
    })
    await remember(config, store, withRule(now, 'a'), newId)
    await remember(config, store, withRule(now + 1, 'a'), newId)
    await remember(config, store, withRule(now + 2, 'b'), newId)
    const said = await historyOf(store, evaluation, now + 9, (key) => key)
    const ats = said
      .filter(({ task, candidate }) => task === 't-chat' && candidate === null)
      .map(({ at }) => at - now)
    expect(ats).toEqual([2, 0])
  })

  it('keeps the ledger, so that the same evidence gives the same verdicts again', async () => {
    const { store } = opened
    const first = await decideStore(config, store, now)
    await remember(config, store, first, newId)
    const again = await decideStore(config, store, now)
    expect(again.ledger).toEqual(first.ledger)
    expect(again.tasks.map(({ verdict }) => verdict)).toEqual(first.tasks.map(({ verdict }) => verdict))
  })
})

describe('the queue', () => {
  const order = async (filter = {}) => {
    const { store } = opened
    const row = await beginEvaluation(config, store, { now, newId })
    const { tasks } = await overviewOf(config, await decideStore(config, store, now), row, store)
    const trials: { id: string; outcome: string }[] = []
    let after: string | undefined
    for (let step = 0; step < 60; step += 1) {
      const given = { ...filter, ...(after !== undefined && { after }) }
      const { item } = await reviewQueue(store, { tasks, seed: config.evaluation.seed }, given)
      if (item === null) break
      trials.push({ id: item.view.trialId, outcome: item.view.outcome })
      if (item.next === null) break
      after = item.view.trialId
    }
    return trials
  }

  it('goes through disagreements in an order that nobody picks, with a pass after every fourth', async () => {
    const trials = await order({ task: 't-extract-invoice' })
    expect(new Set(trials.map(({ id }) => id)).size).toBe(trials.length)
    expect(trials.filter(({ outcome }) => outcome === 'failed')).toHaveLength(30)
    const words = trials.slice(0, 10).map(({ outcome }) => outcome[0])
    expect(words.join('')).toBe('ffffpffffp')
    expect(await order({ task: 't-extract-invoice' })).toEqual(trials)
    const numbers = trials.map(({ id }) => id)
    expect(numbers).not.toEqual(numbers.toSorted())
  })

  it('leaves out what was labelled, and shows it again when asked for by name', async () => {
    const [first] = await order({ task: 't-extract-invoice' })
    const trialId = first?.id ?? ''
    await opened.store.appendReview({
      id: newId(),
      at: now,
      trialId,
      reviewer: 'Ada',
      label: 'worse',
      note: null,
    })
    const rest = await order({ task: 't-extract-invoice' })
    expect(rest.map(({ id }) => id)).not.toContain(trialId)
    expect((await order({ trial: trialId }))[0]?.id).toBe(trialId)
  })

  it('asks for passes where nothing failed, and for nothing where nothing was tried', async () => {
    const trials = await order({ task: 't-route-ticket', candidate: 'haiku' })
    expect(trials).toHaveLength(10)
    expect(await order({ task: 't-chat' })).toEqual([])
  })
})
