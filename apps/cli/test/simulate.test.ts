import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configOrThrow, loadConfig } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor, type Store } from '@tierdrop/store'
import { beforeAll, describe, expect, test } from 'vitest'
import { labelWeek } from '../src/simulate/label-week.ts'
import { newFolder, tierdrop } from './console.ts'

type Verdict = {
  task: string
  candidate: string
  verdict?: string
  action?: string
  rule: { name: string } | null
  units: number
  uninformative: number
  leftOut: number
  drift: { alarm: boolean; since: string | null }
  reasons: { code: string }[]
}

const week = ['simulate', '--store', 'week.db', '--until', '2026-03-09', '--seed', 'test']

async function inStore<T>(cwd: string, use: (store: Store) => Promise<T>): Promise<T> {
  const config = configOrThrow(loadConfig(join(cwd, 'week.db.yaml')))
  const store = await openStoreFor(config, process.env, evidenceMath)
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

async function decided(cwd: string): Promise<{ verdicts: Verdict[]; recommendations: Verdict[] }> {
  const ran = await tierdrop(['decide', '--config', 'week.db.yaml', '--json'], { cwd })
  expect(ran.err).toBe('')
  const lines = ran.lines() as unknown as Verdict[]
  return {
    verdicts: lines.filter((it) => it.verdict !== undefined),
    recommendations: lines.filter((it) => it.action !== undefined),
  }
}

describe('a simulated week', () => {
  const cwd = newFolder()
  let verdicts: Verdict[] = []
  let recommendations: Verdict[] = []
  const of = (task: string, candidate: string) => {
    const found = verdicts.find((it) => it.task === task && it.candidate === candidate)
    if (!found) throw new Error(`no verdict on ${task} with ${candidate}`)
    return found
  }

  beforeAll(async () => {
    const ran = await tierdrop([...week, '--per-day', '1500', '--json'], { cwd })
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.lines()[0]).toMatchObject({ store: join(cwd, 'week.db'), reviewed: 0 })
    ;({ verdicts, recommendations } = await decided(cwd))
  }, 120_000)

  test('ends with the right recommendation for each task', () => {
    expect(
      Object.fromEntries(recommendations.map((it) => [it.task, [it.action, it.candidate, it.rule?.name]])),
    ).toEqual({
      'route-ticket': ['switch', 'mini', undefined],
      'rate-lead': ['undecided', null, undefined],
      'sort-document': ['switch-if', 'mini', 'inputTokens < 3000'],
      'extract-invoice': ['switch', 'nano', undefined],
      'answer-customer': ['undecided', null, undefined],
      'dispatch-request': ['switch-if', 'mini', 'toolCount < 3'],
      'support-agent': ['switch', 'mini', undefined],
    })
    expect(of('route-ticket', 'nano').verdict).toBe('stay')
    expect(of('support-agent', 'nano').verdict).toBe('stay')
  })

  test('catches the drift on its fifth day', () => {
    expect(of('rate-lead', 'mini').drift).toMatchObject({ alarm: true, since: '2026-03-06' })
    expect(of('rate-lead', 'mini').reasons.map(({ code }) => code)).toContain('drift')
  })

  test('says so, and what else an open verdict waits for, where people look', async () => {
    const table = (await tierdrop(['decide', '--config', 'week.db.yaml', '--dry-run'], { cwd })).out
    expect(table).toMatch(/^rate-lead .* got worse since 2026-03-06$/m)
    expect(table).toMatch(/^answer-customer .* the grader can't tell: labels can$/m)
    // the loss and the saving of the part, not of the whole
    expect(table).toMatch(
      /^dispatch-request +mini +switch if .* [+-]?0\.\d \(.* where it has fewer than 3 tools$/m,
    )
    await tierdrop(['report', '--config', 'week.db.yaml', '--out', 'report.html'], { cwd })
    const page = readFileSync(join(cwd, 'report.html'), 'utf8')
    expect(page.match(/got worse<\/b> on [^<]*/g)).toEqual(['got worse</b> on rate-lead since 2026-03-06.'])
    expect(page).toContain('What a switch of the whole task would take')
    expect(page).toContain('Where a part may switch, the figures are those of that part')
  })

  test('is what a gate finds too: a part that may switch is no regression of the whole', async () => {
    const { code, out } = await tierdrop(['check', '--config', 'week.db.yaml'], { cwd })
    expect(out).toMatch(
      /^ok {4}dispatch-request on mini: switch was recommended, holds where it has fewer than 3 tools; loss [+-]?0\.\d /m,
    )
    expect(out).not.toMatch(/^no /m)
    expect(code).toBe(0)
  })

  test('shows of a part what that part saves, and a loss of money as one', async () => {
    const ran = (...args: string[]) => tierdrop([...args, '--config', 'week.db.yaml'], { cwd })
    const saves = (out: string) => /^dispatch-request .*? (\$\S+)/m.exec(out)?.[1]
    expect(saves((await ran('what-if', '--volume', '1x')).out)).toBe(saves((await ran('decide')).out))
    const dear = (await ran('what-if', '--task', 'route-ticket', '--error-cost', '0.5')).out
    expect(dear).toMatch(/^route-ticket +nano +stay +the same +\$\S+ +-\$\d/m)
  })

  test('leaves a few units out for the outage, and counts agents by sessions', async () => {
    expect(verdicts.reduce((sum, it) => sum + it.leftOut, 0)).toBeGreaterThan(0)
    await inStore(cwd, async (store) => {
      const agent = (await store.tasks()).find(({ name }) => name === 'support-agent')
      const [version] = await store.versions(agent?.key)
      const all = await store.recentExchanges(version?.key ?? '', 10_000)
      const exchanges = all.filter(({ status }) => status === 'ok')
      expect(Math.max(...exchanges.map(({ step }) => step))).toBe(2)
      expect(of('support-agent', 'mini').units).toBe(new Set(exchanges.map(({ unitId }) => unitId)).size)
      const errors = (await store.counts(0)).reduce((sum, it) => sum + it.errors, 0)
      expect(errors).toBeGreaterThan(0)
    })
  })

  test('links the prompt that was edited on the third day to the version before', async () => {
    await inStore(cwd, async (store) => {
      const task = (await store.tasks()).find(({ name }) => name === 'route-ticket')
      const [first, second, ...more] = await store.versions(task?.key)
      expect(more).toEqual([])
      expect(second?.previousKey).toBe(first?.key)
      expect(new Date(second?.firstSeen ?? 0).toISOString().slice(0, 10)).toBe('2026-03-04')
    })
  })

  test('reads detectable failures as losses, and with a fallback as none', async () => {
    await inStore(cwd, async (store) => {
      const config = configOrThrow(loadConfig(join(cwd, 'week.db.yaml')))
      const rows = await store.evidence({ evaluation: config.evaluation.name, slice: '' })
      const losses = (reading: string) =>
        rows
          .filter((row) => row.tierName === 'nano' && row.reading === reading && row.evidence.invalid > 0)
          .reduce((sum, { evidence }) => sum + evidence.grossLosses, 0)
      expect(losses('as-is')).toBeGreaterThan(10 * losses('with-fallback'))
      const retried = rows.reduce((sum, { evidence }) => sum + evidence.retried, 0)
      expect(retried).toBeGreaterThan(0)
    })
  })

  test('has evidence that equals what its grades come to, before and after 300 labels settle the free text', async () => {
    const verify = () => tierdrop(['decide', '--config', 'week.db.yaml', '--verify'], { cwd })
    expect(await verify()).toMatchObject({ code: 0, err: '' })
    expect(of('answer-customer', 'mini').uninformative).toBeGreaterThan(300)
    expect(of('answer-customer', 'mini').reasons.map(({ code }) => code)).toContain('grader-cannot-tell')
    const config = configOrThrow(loadConfig(join(cwd, 'week.db.yaml')))
    await inStore(cwd, (store) =>
      labelWeek(config, store, { labels: 300, seed: 'test', at: Date.UTC(2026, 2, 9) }),
    )
    const after = await decided(cwd)
    expect(after.recommendations.find((it) => it.task === 'answer-customer')).toMatchObject({
      action: 'switch',
      candidate: 'mini',
    })
    expect(await verify()).toMatchObject({ code: 0, err: '' })
  }, 120_000)
})

test('the same seed gives the same store, another seed another', async () => {
  const contents = async (seed: string) => {
    const cwd = newFolder()
    const args = ['simulate', '--store', 'week.db', '--until', '2026-03-09', '--days', '2']
    expect((await tierdrop([...args, '--seed', seed, '--per-day', '150'], { cwd })).code).toBe(0)
    return inStore(cwd, async (store) => ({
      evidence: await store.evidence({ evaluation: 'simulated-week' }),
      counts: await store.counts(0),
      pairs: await store.pairs({ limit: 10_000 }),
      versions: await store.versions(),
    }))
  }
  const [one, same, other] = [await contents('a'), await contents('a'), await contents('b')]
  expect(same).toEqual(one)
  expect(other.evidence).not.toEqual(one.evidence)
  expect(one.pairs.length).toBeGreaterThan(100)
}, 60_000)

test('a store that is there already is left alone', async () => {
  const cwd = newFolder()
  const args = [...week, '--days', '1', '--per-day', '20']
  expect((await tierdrop(args, { cwd })).code).toBe(0)
  const before = readFileSync(join(cwd, 'week.db.yaml'), 'utf8')
  const again = await tierdrop([...args, '--seed', 'other'], { cwd })
  expect(again).toMatchObject({ code: 2 })
  expect(again.err).toContain('is there already')
  expect(readFileSync(join(cwd, 'week.db.yaml'), 'utf8')).toBe(before)
})

test.each([
  ['--days', '0'],
  ['--per-day', 'many'],
  ['--sample', '2'],
  ['--until', 'soon'],
])('%s %s is refused before anything is written', async (option, value) => {
  const cwd = newFolder()
  const { code, err } = await tierdrop(['simulate', '--store', 'week.db', option, value], { cwd })
  expect(code).toBe(2)
  expect(err).toContain(option)
  expect(existsSync(join(cwd, 'week.db'))).toBe(false)
})
