import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningReport, startReport, type VerdictsJson, writeReport } from '../src/index.ts'
import { hostile, ordinaryCases } from './cases.ts'
import { config, fill, now, openTemporaryStore, trialIdOf } from './fill-store.ts'

let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let report: RunningReport
let base: string
const errors: unknown[] = []
let ids = 0
const clock = { now: () => now, newId: () => `id-${++ids}` }

beforeAll(async () => {
  opened = await openTemporaryStore()
  await fill(opened.store, ordinaryCases(), { 'queue-full': 3 })
  report = await startReport(config, opened.store, clock, (error) => errors.push(error))
  base = `http://${report.address}`
})
afterAll(async () => {
  await report.close()
  await opened.close()
  expect(errors).toEqual([])
})

const page = async (path: string) => {
  const response = await fetch(base + path)
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const json = async (path: string) => {
  const response = await fetch(base + path)
  return { status: response.status, body: (await response.json()) as never }
}

describe('pages', () => {
  it('say on the overview what can move, what it saves, how sure, and what was missed', async () => {
    const { status, text } = await page('/')
    expect(status).toBe(200)
    expect(text).toContain('<h1>1 of 3 tasks can switch, saving about $')
    expect(text).toContain('at most 5 %')
    expect(text).toContain('<b>3 requests missed</b> by the capture, of 3,253')
    expect(text).toContain('no candidate is named for it')
    expect(text).toContain('10.0 % sampled: 325 of 3,250 requests')
  })

  it('read requests per day from the time of the traffic, not up to now', async () => {
    const { body } = await json('/api/verdicts?task=route-ticket&candidate=nano')
    const [verdict] = (body as VerdictsJson).verdicts
    // 325 minutes of traffic but one, of which 260 brought ten requests of this task each
    const perDay = (2_600 * 86_400_000) / (324 * 60_000)
    expect(verdict?.saving).toMatchObject({ known: true })
    if (!verdict?.saving.known) throw new Error('the saving is known')
    expect(verdict.saving.perMonth?.mean).toBeCloseTo(verdict.saving.perRequest.mean * perDay * 30, -3)
  })

  it('name an egress rule as the reason of an unfit candidate', async () => {
    const { text } = await page('/tasks/t-extract-invoice/haiku')
    expect(text).toContain('class="chip unfit"')
    expect(text).toContain('may not go to the candidate&#39;s vendor')
  })

  it('find tasks by name as by key, and nothing else', async () => {
    expect((await page('/tasks/route-ticket')).status).toBe(200)
    expect((await page('/tasks/nothing')).status).toBe(404)
    expect((await page('/tasks/route-ticket/nothing')).status).toBe(404)
    expect((await page('/tasks/%E0%A4%A')).status).toBe(400)
    expect((await page('/elsewhere')).status).toBe(404)
  })

  it('show every denominator of a candidate and both readings', async () => {
    const { text } = await page('/tasks/t-route-ticket/nano')
    expect(text).toContain('3 lost, 0 won of 260 compared')
    expect(text).toContain('As it is: a broken reply is a failure <span class="chip">decides</span>')
    expect(text).toContain('With fallback')
    expect(text).toContain('among all questions asked')
    expect(text).toContain('of 260</th>')
  })

  it('show a long list of disagreements a page at a time', async () => {
    const first = await page('/tasks/t-extract-invoice/nano')
    expect(first.text.split('<details class="pair">')).toHaveLength(21)
    const older = /href="([^"]*before=[^"]*)#/.exec(first.text)?.[1]?.replaceAll('&amp;', '&')
    const second = await page(older ?? 'none')
    expect(second.text.split('<details class="pair">')).toHaveLength(11)
    expect(second.text).not.toContain('Older disagreements')
  })

  it('let nothing that a stranger wrote become markup', async () => {
    const last = `/tasks/t-extract-invoice/nano?before=${trialIdOf(285, 'nano')}`
    const candidates = ['/tasks/t-route-ticket/nano', '/tasks/t-extract-invoice/nano', last]
    for (const path of ['/', '/review', '/tasks/t-route-ticket', ...candidates]) {
      const { text } = await page(path)
      // The page's own, of which the policy knows the hash.
      expect(text.split('<script')).toHaveLength(path === '/review' ? 2 : 1)
      expect(text.split('<style')).toHaveLength(2)
      expect(text).not.toMatch(/<img|<!--|href="javascript/)
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/)
    }
    const { text } = await page(last)
    expect(text).toContain('[U+202E]')
    expect(text).toContain('more characters')
    expect(text.length).toBeLessThan(500_000)
  })

  it('allow no content from elsewhere and no script but the one known', async () => {
    const policy = (await page('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('tell no page of a stranger that makes its name point here', async () => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(base)
      httpRequest({ hostname, port, path: '/api/trials', headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })
})

describe('JSON', () => {
  it('answers verdicts, tasks, the funnel and trials', async () => {
    const { body: verdicts } = await json('/api/verdicts')
    expect(
      (verdicts as VerdictsJson).verdicts.map(({ task, candidate, verdict }) => [task, candidate, verdict]),
    ).toEqual([
      ['route-ticket', 'nano', expect.stringMatching(/switch|undecided/)],
      ['route-ticket', 'haiku', 'switch'],
      ['extract-invoice', 'nano', 'stay'],
      ['extract-invoice', 'haiku', 'unfit'],
    ])
    expect((await json('/api/tasks?task=chat')).body).toMatchObject([{ name: 'chat', candidates: [] }])
    expect((await json('/api/funnel')).body).toMatchObject({ seen: 3_250, sampled: 325 })
    const trials = await json('/api/trials?task=extract-invoice&outcome=failed&limit=5')
    expect(trials.body).toHaveLength(5)
  })

  it.each([
    ['/api/trials?limit=0', 'limit', 'a whole number from 1 to 500'],
    ['/api/trials?limit=1e2', 'limit', 'a whole number from 1 to 500'],
    ['/api/trials?limit=501', 'limit', 'a whole number from 1 to 500'],
    ['/api/trials?limit=1&limit=2', 'limit', 'a whole number from 1 to 500'],
    ['/api/trials?outcome=good', 'outcome', 'one of passed, failed, unscored'],
    ['/api/trials?task=', 'task', 'given once, and not empty'],
    ['/api/trials?task=nothing', 'task', 'one of route-ticket, extract-invoice, chat'],
    ['/api/trials?candidate=gpt', 'candidate', 'one of haiku, nano'],
    ['/api/trials?tasks=chat', 'tasks', 'one of task, candidate, outcome, role, before, limit'],
    ['/api/verdicts?verdict=no', 'verdict', 'one of switch, switch-if, stay, undecided, unfit'],
    ['/api/funnel?x=1', 'x', 'no parameters here'],
  ])('refuses %s and says what is expected', async (path, parameter, expected) => {
    expect(await json(path)).toEqual({ status: 400, body: { error: { parameter, expected } } })
  })

  it('says in JSON that there is no such address', async () => {
    expect((await json('/api/nothing')).status).toBe(404)
  })
})

describe('one file', () => {
  it('is the same, byte for byte, for the same data at the same time, and asks for nothing', async () => {
    const text = await writeReport(config, opened.store, clock)
    expect(await writeReport(config, opened.store, { ...clock, newId: () => 'another' })).toBe(text)
    expect(text).not.toMatch(/<(script|link rel="stylesheet"|iframe|form)/)
    expect(text).not.toMatch(/(src|action)="/)
    const outside = [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
    expect(
      outside.filter((href) => !href.startsWith('#') && !href.startsWith('data:image/svg+xml,')),
    ).toEqual([])
    const there = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(there).size).toBe(there.length)
    for (const href of outside.filter((it) => it.startsWith('#'))) expect(there).toContain(href.slice(1))
    for (const bad of hostile.slice(0, 2)) expect(text).not.toContain(bad)
  })
})

describe('a store that is empty, or gets no further', () => {
  it('says that it waits, and never a number that it does not have', async () => {
    const empty = await openTemporaryStore()
    const text = await writeReport(config, empty.store, clock)
    expect(text).toContain('Waiting for traffic')
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
    await empty.close()
  })

  it('raises an alarm where requests are sampled and none is mirrored', async () => {
    const other = await openTemporaryStore()
    const cases = ordinaryCases().slice(0, 3)
    await fill(
      other.store,
      cases.map((it) => ({ ...it, shadow: {} })),
    )
    const text = await writeReport(config, other.store, clock)
    expect(text).toContain('<b>0 mirrored</b> of 3 sampled requests')
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
    await other.close()
  })
})

describe('reviews', () => {
  const review = (body: string, headers: Record<string, string>) =>
    fetch(`${base}/api/reviews`, { method: 'POST', body, headers, redirect: 'manual' })
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
  const typed = { 'content-type': 'application/x-www-form-urlencoded' }
  const trialId = trialIdOf(45, 'nano')
  const given = { trialId, label: 'equivalent', reviewer: 'Ada', note: '' }

  it('come from no other site, nor from a form that does not say where it stands', async () => {
    const none = (await opened.store.reviews([trialId])).length
    const strangers: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]
    for (const headers of strangers) {
      expect((await review(form(given), { ...typed, ...headers })).status).toBe(403)
    }
    expect(await opened.store.reviews([trialId])).toHaveLength(none)
  })

  it('are refused with what is expected', async () => {
    const own = { ...typed, origin: base }
    expect((await review(form({ ...given, label: 'fine' }), own)).status).toBe(400)
    expect((await review(form({ ...given, reviewer: '  ' }), own)).status).toBe(400)
    expect((await review(form({ ...given, extra: '1' }), own)).status).toBe(400)
    expect((await review(form({ ...given, note: 'x'.repeat(40_000) }), own)).status).toBe(413)
    expect((await review(form({ ...given, trialId: 'none' }), own)).status).toBe(404)
    expect((await review('{', { 'content-type': 'application/json' })).status).toBe(400)
    expect((await review('x', { 'content-type': 'text/plain', origin: base })).status).toBe(415)
  })

  it('are appended by a plain form, which goes on to the next pair as before', async () => {
    const fields = { ...given, note: '<b>fine</b>', task: 't-route-ticket', candidate: 'nano', blind: '1' }
    const response = await review(form(fields), { ...typed, origin: base })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(
      `/review?task=t-route-ticket&candidate=nano&reviewer=Ada&blind=1&after=${trialId}`,
    )
    const [row] = await opened.store.reviews([trialId])
    expect(row).toMatchObject({ trialId, label: 'equivalent', reviewer: 'Ada', note: '<b>fine</b>', at: now })
  })

  it('change the evidence of a unit that is counted already', async () => {
    const response = await review(
      JSON.stringify({ trialId: trialIdOf(135, 'nano'), label: 'better', reviewer: 'ci' }),
      {
        'content-type': 'application/json',
      },
    )
    expect(response.status).toBe(201)
    const rows = await opened.store.evidence({
      evaluation: 'spring',
      taskVersion: 'v-route-ticket',
      slice: '',
    })
    const labels = rows
      .filter((row) => row.tierName === 'nano' && row.reading === 'as-is')
      .map((row) => row.evidence.labels)
    expect(labels).toEqual([{ equivalent: 1, better: 1 }])
  })

  it('put disagreements and drawn passes in the queue, and hide which is which when asked', async () => {
    const { text } = await page('/review?task=t-extract-invoice')
    expect(text).toContain('30 disagreements and 10 drawn passes wait')
    expect(text).toContain('What the grader found')
    const blind = await page('/review?task=t-extract-invoice&blind=1')
    expect(blind.text).not.toContain('What the grader found')
    expect(blind.text).not.toContain('<h4>Shadow reply')
    expect(blind.text).toContain('A is better')
    expect((await page('/review?blind=yes')).status).toBe(400)
  })
})
