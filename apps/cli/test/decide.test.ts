import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configOrThrow, loadConfig } from '@tierdrop/config'
import { evidenceMath, type Ledger } from '@tierdrop/decision'
import { startReport } from '@tierdrop/report'
import { openStoreFor, type Store } from '@tierdrop/store'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { newFolder, tierdrop } from './console.ts'

let made = ''

beforeAll(async () => {
  made = newFolder()
  const args = ['--days', '3', '--per-day', '900', '--until', '2026-03-09', '--seed', 'decide']
  const { code, err } = await tierdrop(['simulate', '--store', 'week.db', ...args], { cwd: made })
  expect(err).toBe('')
  expect(code).toBe(0)
  const yaml = join(made, 'week.db.yaml')
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replaceAll(made, '.'))
  appendFileSync(yaml, 'pipelines: { desk: [route-ticket, extract-invoice], never: [route-ticket, nix] }\n')
}, 60_000)

/** A copy of the simulated days, and `tierdrop` on it. */
function days(change: (yaml: string) => string = (yaml) => yaml) {
  const cwd = newFolder()
  cpSync(made, cwd, { recursive: true })
  const yaml = join(cwd, 'week.db.yaml')
  // A store is named as seen from the working directory, which tests share.
  const own = readFileSync(yaml, 'utf8').replace(/^store: .*$/m, `store: ${join(cwd, 'week.db')}`)
  writeFileSync(yaml, change(own))
  const withStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStoreFor(configOrThrow(loadConfig(yaml)), {}, evidenceMath)
    try {
      return await use(store)
    } finally {
      await store.close()
    }
  }
  const run = async (...args: string[]) => tierdrop([...args, '--config', 'week.db.yaml'], { cwd })
  return { cwd, yaml, run, withStore }
}

const keys = [
  'task',
  'candidate',
  'verdict',
  'reasons',
  'units',
  'uninformative',
  'leftOut',
  'histogram',
  'margin',
  'loss',
  'logESafe',
  'logEHarm',
  'saving',
  'latency',
]

describe('decide --json', () => {
  test('has a line for each task and candidate and one for each recommendation, the same bytes each time', async () => {
    const { run } = days()
    const looked = await run('decide', '--dry-run', '--json')
    const verdicts = looked.lines().filter((line) => 'verdict' in line)
    const recommendations = looked.lines().filter((line) => 'action' in line)
    expect(looked.lines()).toHaveLength(verdicts.length + recommendations.length)
    expect(verdicts.length).toBeGreaterThan(8)
    for (const line of verdicts) {
      // these first; what says more comes after them
      expect(Object.keys(line).slice(0, keys.length)).toEqual(keys)
      expect(Object.keys(line.loss as object)).toEqual(['mean', 'low', 'high'])
    }
    const tasks = verdicts.map(({ task }) => task)
    expect(recommendations.map(({ task }) => task)).toEqual([...new Set(tasks)])
    expect(recommendations.some(({ action }) => action === 'switch')).toBe(true)

    const kept = await run('decide', '--json')
    const again = await run('decide', '--json')
    expect(kept.out).toBe(looked.out)
    expect(again.out).toBe(looked.out)
  })

  test('puts nothing on record when it only looks', async () => {
    const { run, withStore } = days()
    await run('decide', '--dry-run')
    await run('what-if', '--margin', '0.1')
    const found = await withStore(async (store) => ({
      decision: await store.decisionAt('simulated-week'),
      ledger: await store.getMeta('ledger:simulated-week'),
    }))
    expect(found).toEqual({ decision: null, ledger: null })
  })
})

describe('decide --at', () => {
  test('gives the bytes of any time back, whatever was decided since', async () => {
    const { run, yaml, withStore } = days()
    const first = await run('decide', '--json')
    const firstAt = (await withStore((store) => store.decisionAt('simulated-week')))?.decision.at ?? 0
    writeFileSync(yaml, `${readFileSync(yaml, 'utf8').replace(/margin: [\d.]+/g, 'margin: 0.15')}`)
    const second = await run('decide', '--json')
    expect(second.out).not.toBe(first.out)
    const time = (at: number) => new Date(at).toISOString()
    const secondAt = (await withStore((store) => store.decisionAt('simulated-week')))?.decision.at ?? 0
    expect((await run('decide', '--json', '--at', time(firstAt))).out).toBe(first.out)
    expect((await run('decide', '--json', '--at', time(secondAt))).out).toBe(second.out)
    expect((await run('decide', '--json', '--at', time(firstAt - 1))).out).toBe('')
    const table = await run('decide', '--at', time(firstAt))
    expect(table.out).toContain(`On record since ${time(firstAt)}`)
  })

  test('derives a verdict on record as it was derived then', async () => {
    const { run, yaml } = days()
    const looked = await run('decide', '--dry-run', '--json')
    const switched = looked.lines().find(({ verdict }) => verdict === 'switch')
    const pair = [String(switched?.task), String(switched?.candidate)]
    const then = await run('decide', '--explain', ...pair)
    expect(then.out).toContain('verdict: switch')
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/margin: [\d.]+/g, 'margin: 0.001'))
    const at = new Date(Date.now()).toISOString()
    const now = await run('decide', '--dry-run', '--explain', ...pair)
    expect(now.out).not.toBe(then.out)
    expect((await run('decide', '--at', at, '--explain', ...pair)).out).toBe(then.out)
    const unknown = await run('decide', '--at', at, '--explain', 'route-ticket')
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('route-ticket mini')
  })
})

describe('a switch', () => {
  test('that a job without a report recommended stays one, and counts among all ever made', async () => {
    const { run, withStore } = days()
    await run('decide')
    const ledger = await withStore(async (store) => {
      return JSON.parse((await store.getMeta('ledger:simulated-week')) ?? 'null') as Ledger
    })
    expect(ledger.sealed).toBe(true)
    expect(ledger.switched.length).toBeGreaterThan(0)
    const held = await run('check')
    expect(held.out).toMatch(/was recommended, holds;/)
    expect(held.code).toBe(0)
  })

  test('is made once by many jobs and a report that decide at the same time', async () => {
    const { run, yaml, withStore } = days()
    const config = configOrThrow(loadConfig(yaml))
    const alone = days()
    await alone.run('decide')
    const expected = await alone.withStore((store) => store.getMeta('ledger:simulated-week'))

    const store = await openStoreFor(config, {}, evidenceMath)
    const errors: unknown[] = []
    const clock = { now: Date.now, newId: () => v7() }
    const served = { ...config, listen: { ...config.listen, report: '127.0.0.1:0' } }
    const report = await startReport(served, store, clock, (error) => errors.push(error))
    const [asked, ...jobs] = await Promise.all([
      fetch(`http://${report.address}/api/verdicts`),
      run('decide', '--json'),
      run('decide', '--json'),
      run('decide', '--json'),
    ])
    expect(asked.status).toBe(200)
    expect(new Set(jobs.map(({ out }) => out)).size).toBe(1)
    await report.close()
    await store.close()
    expect(errors).toEqual([])

    await withStore(async (after) => {
      expect(await after.getMeta('ledger:simulated-week')).toBe(expected)
      const { verdicts } = await after.latestVerdicts('simulated-week')
      const recorded = await after.decisionAt('simulated-week')
      expect(recorded?.verdicts.map(({ id }) => id).toSorted()).toEqual(
        verdicts.map(({ id }) => id).toSorted(),
      )
    })
  })

  test('is asked anew with another risk, and what was changed is said', async () => {
    const { run, yaml } = days()
    const first = await run('decide', '--json')
    writeFileSync(
      yaml,
      readFileSync(yaml, 'utf8').replace('evaluation:\n', 'evaluation:\n  policy: { alpha: 0.01 }\n'),
    )
    const second = await run('decide')
    expect(second.out).toContain('Changed since the evaluation began: policy.alpha: not set → 0.01')
    const threshold = (lines: Record<string, unknown>[]) =>
      lines.find(({ task, verdict }) => task === 'route-ticket' && verdict !== undefined)?.alpha
    expect(threshold(first.lines())).toBe(0.05)
    const newcomer = await run('decide', '--explain', 'route-ticket', 'mini')
    expect(newcomer.out).toMatch(/family: newcomer number \d+/)
    expect(newcomer.out).toContain('starts-anew: the risk of a wrong switch was changed to 1 %')
    expect(newcomer.out).toContain('units counted 0:')
  })
})

describe('the estate', () => {
  test('says what can move, and what a unit of work costs', async () => {
    const { run } = days()
    const { lines } = await run('decide', '--json', '--estate')
    const whole = lines().find(({ estate }) => estate !== undefined)?.estate as
      | Record<string, { shareOfVolume: number }>
      | undefined
    const shares = ['canMove', 'stays', 'needsMoreDays', 'notCovered'].map(
      (part) => whole?.[part]?.shareOfVolume ?? Number.NaN,
    )
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    const pipelines = lines().filter(({ pipeline }) => pipeline !== undefined) as unknown as {
      now: number | null
      after: number | null
      saving: { low: number; mean: number; high: number } | null
      unseen: string[]
    }[]
    const [desk, never] = pipelines
    expect((desk?.now ?? 0) - (desk?.after ?? 0)).toBeCloseTo(desk?.saving?.mean ?? 0, 0)
    expect(desk?.saving?.low).toBeLessThan(desk?.saving?.mean ?? 0)
    expect(never).toMatchObject({ now: null, saving: null, unseen: ['nix'] })
    const { out } = await run('decide')
    expect(out).toContain('desk: $')
    expect(out).toContain('never: nix has not been seen yet.')
    expect(out).toMatch(/^can move +\d/m)
  })
})

describe('what-if', () => {
  test('recomputes verdicts beside those of now', async () => {
    const { run } = days()
    const { lines, code } = await run(
      'what-if',
      '--task',
      'route-ticket',
      '--price',
      'mini=0.5',
      '--volume',
      '2x',
      '--error-cost',
      '0',
      '--json',
    )
    expect(code).toBe(0)
    const [mini] = lines().filter(({ candidate }) => candidate === 'mini') as unknown as {
      now: Cost
      wouldBe: Cost
    }[]
    type Cost = { saving: { candidate: { base: number }; perMonth: { mean: number } } }
    expect(mini?.wouldBe.saving.candidate.base).toBeCloseTo((mini?.now.saving.candidate.base ?? 0) / 2, -1)
    expect(mini?.wouldBe.saving.perMonth.mean).toBeGreaterThan(2 * (mini?.now.saving.perMonth.mean ?? 0))
    expect(new Set(lines().map(({ task }) => task))).toEqual(new Set(['route-ticket', undefined]))
  })

  test('takes batch and cache rates from the price list', async () => {
    const { run } = days()
    const base = async (...args: string[]) => {
      const { lines } = await run('what-if', '--task', 'route-ticket', ...args, '--json')
      const [line] = lines() as unknown as { wouldBe: { saving: { candidate: { base: number } } } }[]
      return line?.wouldBe.saving.candidate.base ?? Number.NaN
    }
    const now = await base('--retries', '1')
    expect(await base('--batch')).toBeCloseTo(now / 2, -1)
    const cached = await base('--cache-hit', '0.9')
    // Input at a tenth of its price, output as it was.
    expect(cached).toBeLessThan(now)
    expect(cached).toBeGreaterThan(now * 0.19)
  })

  test.each([
    [['--task', 'nix'], 'route-ticket'],
    [['--price', 'nix=2'], 'current, mini, nano'],
    [['--price', 'nano'], 'such as nano=0.5'],
    [['--margin', '7'], 'A share of 0 or more and below 1'],
  ])('%j is refused with what would be right', async (args, says) => {
    const { run } = days()
    const { code, err } = await run('what-if', ...args)
    expect(err).toContain(says)
    expect(code).toBe(2)
  })
})

describe('plan', () => {
  type Cell = {
    task: string
    candidate: string | null
    margin: number
    isPolicy: boolean
    units: number
    differs: { losses: number; wins: number } | null
    assumed: number | null
    unitsPerDay: number | null
    verdict: string
    needed: { units: number | null; days: number | null }
  }

  test('says from what was seen how long each margin takes, and changes nothing', async () => {
    const { run, withStore } = days()
    const cells = (await run('plan', '--json')).lines() as unknown as Cell[]
    const looked = await run('decide', '--dry-run', '--json')
    for (const verdict of looked.lines().filter((line) => 'verdict' in line)) {
      const own = cells.filter((it) => it.task === verdict.task && it.candidate === verdict.candidate)
      const margins = new Set([0.01, 0.02, 0.05, 0.1, Number(verdict.margin)])
      expect(own.map(({ margin }) => margin)).toEqual([...margins].sort((x, y) => x - y))
      const [asked] = own.filter(({ isPolicy }) => isPolicy)
      expect(asked).toMatchObject({ margin: verdict.margin, units: verdict.units, verdict: verdict.verdict })
    }
    const nano = cells.find((it) => it.task === 'route-ticket' && it.candidate === 'nano')
    expect(nano?.differs?.losses).toBeGreaterThan(0.05)
    expect(nano?.unitsPerDay).toBeGreaterThan(50)
    expect(await withStore((store) => store.getMeta('ledger:simulated-week'))).toBeNull()
  })

  test('takes half as long with twice the sample', async () => {
    const { run } = days()
    const rate = async (...args: string[]) =>
      ((await run('plan', '--json', ...args)).lines() as unknown as Cell[])[0]?.unitsPerDay ?? 0
    expect(await rate('--sample', '0.5')).toBeCloseTo((await rate()) / 2, 0)
  })

  test('of a task without a candidate is from assumed rates, and says so', async () => {
    const { run } = days((yaml) =>
      yaml
        .replaceAll('- mini', '- absent')
        .replace(
          /^tiers:/m,
          'tiers:\n  absent: { upstream: openai, dialect: openai-chat, model: gpt-5.4-mini, parameters: { seed: 1 } }',
        ),
    )
    const { out, code } = await run('plan')
    expect(code).toBe(0)
    expect(out).toMatch(/absent +0 +assumed/)
    expect(out).toContain('1 % lost and as many won are assumed')
  })
})

describe('a candidate that config does not name', () => {
  const off = (yaml: string) => yaml.replaceAll('      - nano\n', '')

  test('is decided by the evidence there is, as it was while config named it', async () => {
    const named = days()
    const dropped = days(off)
    expect(readFileSync(dropped.yaml, 'utf8')).not.toBe(readFileSync(named.yaml, 'utf8'))
    const of = async ({ run }: ReturnType<typeof days>) =>
      (await run('decide', '--dry-run', '--json'))
        .lines()
        .filter(({ task, candidate, verdict }) => task === 'route-ticket' && candidate === 'nano' && verdict)
    const before = await of(named)
    expect(before).toHaveLength(1)
    expect(await of(dropped)).toEqual(before)
    const priced = await dropped.run('what-if', '--price', 'nano=0.5', '--json')
    expect(priced.code).toBe(0)
    await dropped.run('report', '--out', 'report.html')
    const page = readFileSync(join(dropped.cwd, 'report.html'), 'utf8')
    expect(page).toContain('Not among the candidates that the config names')
  })

  test('is decided though its tier is gone from config altogether', async () => {
    const { run } = days((yaml) =>
      off(yaml)
        .replace(/ {2}nano:\n(?: {4}.*\n)+/, '')
        .replace('    - nano\n', ''),
    )
    const { code, err, lines } = await run('decide', '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const nano = lines().filter(({ candidate, verdict }) => candidate === 'nano' && verdict !== undefined)
    expect(nano.map(({ task }) => task)).toContain('route-ticket')
    const routes = await run('export', '--format', 'litellm')
    expect(routes.out).toContain('extract-invoice: switch to nano, whose tier the config lacks')
  })
})
