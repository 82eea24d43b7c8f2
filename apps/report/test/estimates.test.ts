import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningReport, startReport } from '../src/index.ts'
import { ordinaryCases } from './cases.ts'
import { config, fill, now, openTemporaryStore } from './fill-store.ts'

let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let report: RunningReport
const errors: unknown[] = []
let ids = 0
const clock = { now: () => now, newId: () => `id-${++ids}` }

beforeAll(async () => {
  opened = await openTemporaryStore()
  await fill(opened.store, ordinaryCases())
  const withPipelines = {
    ...config,
    pipelines: { desk: ['route-ticket', 'extract-invoice'], next: ['nothing'] },
  }
  report = await startReport(withPipelines, opened.store, clock, (error) => errors.push(error))
})
afterAll(async () => {
  await report.close()
  await opened.close()
  expect(errors).toEqual([])
})

type Found = {
  verdicts: {
    task: string
    candidate: string
    margin: number
    verdict: string
    saving: { primary: number }
  }[]
}

async function ask(path: string) {
  const response = await fetch(`http://${report.address}/api/${path}`)
  return { status: response.status, body: (await response.json()) as never }
}

describe('/api/estate', () => {
  it('shares out what can move, stays, waits and has no candidate, and prices units of work', async () => {
    const { status, body } = await ask('estate')
    expect(status).toBe(200)
    const { estate, pipelines } = body as {
      estate: Record<'canMove' | 'stays' | 'notCovered', { tasks: number; shareOfVolume: number }>
      pipelines: { pipeline: string; steps: { task: string; perUnitOfWork: number }[]; now: number | null }[]
    }
    expect(estate.canMove).toMatchObject({ tasks: 1, shareOfVolume: twelve(260 / 325) })
    expect(estate.stays).toMatchObject({ tasks: 1, shareOfVolume: twelve(60 / 325) })
    expect(estate.notCovered).toMatchObject({ tasks: 1, shareOfVolume: twelve(5 / 325) })
    const [desk, next] = pipelines
    expect(desk?.steps.map(({ perUnitOfWork }) => perUnitOfWork)).toEqual([1, 60 / 260].map(twelve))
    // each request of either task costs 900,000 nano-dollars
    expect(desk?.now).toBeCloseTo(900_000 * (1 + 60 / 260), 0)
    expect(next?.now).toBeNull()
  })
})

const twelve = (value: number) => Number(value.toPrecision(12))

describe('/api/what-if', () => {
  it('knows what a warm cache leaves of the bill by the tokens that were billed, to the cent', async () => {
    const base = async (query: string) => {
      const { body } = await ask(`what-if?task=route-ticket${query}`)
      const { wouldBe } = body as {
        wouldBe: { verdicts: { candidate: string; saving: { candidate: { base: number } } }[] }
      }
      return wouldBe.verdicts.find(({ candidate }) => candidate === 'nano')?.saving.candidate.base
    }
    // 500 in and 10 out, nothing cached, at $0.20 and $1.25: 112.5; with 400 of 500 read at $0.02: 40.5
    expect(await base('&retries=1')).toBe(100_000)
    expect(await base('&cacheHit=0.8')).toBeCloseTo((100_000 * 40.5) / 112.5, 6)
    expect(await base('&cacheHit=0')).toBe(100_000)
  })

  it('answers with what is and what would be, and remembers nothing of it', async () => {
    const before = await opened.store.decisionAt(config.evaluation.name)
    const { status, body } = await ask('what-if?task=route-ticket&margin=0.2&price=current%3D2&volume=2x')
    expect(status).toBe(200)
    const { now: is, wouldBe } = body as { now: Found; wouldBe: Found }
    const nano = ({ verdicts }: Found) =>
      verdicts.find((it) => it.task === 'route-ticket' && it.candidate === 'nano')
    expect(nano(is)?.margin).toBe(0.05)
    expect(nano(wouldBe)?.margin).toBe(0.2)
    expect(nano(wouldBe)?.saving.primary).toBe(2 * (nano(is)?.saving.primary ?? 0))
    const others = ({ verdicts }: Found) => verdicts.filter(({ task }) => task !== 'route-ticket')
    expect(others(wouldBe)).toEqual(others(is))
    expect(await opened.store.decisionAt(config.evaluation.name)).toEqual(before)
  })

  it.each([
    ['margin=2', 'margin'],
    ['margin=', 'margin'],
    ['volume=-1', 'volume'],
    ['price=nano', 'price'],
    ['price=nix%3D1', undefined],
    ['task=nix', undefined],
    ['fallback=yes', 'fallback'],
    ['retries=9', 'retries'],
    ['nix=1', 'nix'],
  ])('%s is refused', async (query, parameter) => {
    const { status, body } = await ask(`what-if?${query}`)
    expect(status).toBe(400)
    expect((body as { error: { parameter?: string } }).error.parameter).toBe(parameter)
  })
})
