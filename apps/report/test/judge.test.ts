import { recountWith } from '@tierdrop/proxy'
import { afterEach, describe, expect, it } from 'vitest'
import { startReport, writeReport } from '../src/index.ts'
import { answerCases, judgeAndReview, judgedConfig } from './fill-judge.ts'
import { fill, now, openTemporaryStore } from './fill-store.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

let ids = 0
const clock = { now: () => now, newId: () => `id-${++ids}` }

/** The report on a task with a judge, of whose word reviewers looked at some. */
async function judged(count: number, given: { reviewed: number; otherwise: number }) {
  const { store, close } = await openTemporaryStore()
  closing.push(close)
  await fill(store, answerCases(count))
  const judge = await judgeAndReview(store, given)
  const report = await startReport(judgedConfig, store, clock, (error) => {
    throw error
  })
  closing.push(() => report.close())
  const read = async (path: string) => (await fetch(`http://${report.address}${path}`)).text()
  return { store, read, ...judge }
}

const recount = recountWith(judgedConfig.evaluation.seed)

describe('a judge', () => {
  it('that too few labels speak for is shown with what it said, and why its labels do not count', async () => {
    const { store, read } = await judged(60, { reviewed: 12, otherwise: 0 })
    const page = await read('/tasks/answer')
    expect(page).toContain(
      'Its labels do not count: reviewers labelled 12 of the replies that it judged, and at least 50 are needed.',
    )
    expect(page).toContain('40 as good')
    expect(page).toContain('20 worse, 0 without a clear answer')
    expect(page).toContain('It names the reason. &lt;b&gt;Nothing else.&lt;/b&gt;')
    expect(await writeReport(judgedConfig, store, clock)).toContain('Its labels do not count')
    const [task] = JSON.parse(await read('/api/tasks?task=answer'))
    expect(task.judge).toMatchObject({
      judge: { tier: 'arbiter', criteria: 'It names the reason. <b>Nothing else.</b>' },
      said: { passed: 40, failed: 20, unscored: 0 },
      shared: 12,
      kappa: { value: 1 },
      admitted: false,
      counts: false,
    })
  })

  it('or a reviewer sees how far apart two texts are, but not where which is which is hidden', async () => {
    const { read, taskKey } = await judged(3, { reviewed: 0, otherwise: 0 })
    const seen = await read(`/review?task=${taskKey}`)
    expect(seen).toMatch(/Of the two texts: chrF 0\.\d\d, token F1 0\.\d\d, length 1\.\d\d x\./)
    expect(await read(`/review?task=${taskKey}&blind=1`)).not.toContain('Of the two texts')
    expect(await read('/review?task=t-extract-invoice')).not.toContain('Of the two texts')
  })

  it('that reviewers do not agree with is shown with how little, and never counts', async () => {
    const { read } = await judged(60, { reviewed: 60, otherwise: 20 })
    const page = await read('/tasks/answer')
    const [task] = JSON.parse(await read('/api/tasks?task=answer'))
    const { kappa, against } = task.judge
    expect(kappa.low).toBeLessThan(0.4)
    expect(page).toContain(`${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)}`)
    expect(against).toMatch(/^the low end of its agreement with reviewers, -?0\.\d\d, is below 0\.40$/)
    expect(page).toContain(`Its labels do not count: ${against}.`)
  })

  it('that reviewers agree with counts once the mirror took it up, and what rests on it is said', async () => {
    const { store, read, taskKey, grader } = await judged(60, { reviewed: 54, otherwise: 1 })
    expect(await read('/tasks/answer')).toContain(
      'Its labels may count, and will once the mirror has run again.',
    )
    await store.admitJudge({ taskKey, grader, at: now }, recount)
    const report = await startReport(judgedConfig, store, { ...clock, now: () => now + 60_000 }, () => {})
    closing.push(() => report.close())
    const later = async (path: string) => (await fetch(`http://${report.address}${path}`)).text()
    expect(await later('/tasks/answer')).toContain('<strong>Its labels count.</strong>')
    expect(JSON.parse(await later('/api/tasks?task=answer'))[0].judge).toMatchObject({
      shared: 54,
      admitted: true,
      against: null,
      counts: true,
    })
    expect(await later('/tasks/answer/nano')).toMatch(
      /% of units pass by the word of the judge model, and up to [\d.]+ % of these may be wrong/,
    )
  })

  it('is not spoken of where config names none', async () => {
    const { store, close } = await openTemporaryStore()
    closing.push(close)
    await fill(store, answerCases(3))
    const plain = { ...judgedConfig, tasks: {} }
    expect(await writeReport(plain, store, clock)).not.toContain('Judge model')
  })
})
