import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { generateCases } from '@tierdrop/simulator'
import { describe, expect, test } from 'vitest'
import { newFolder, tierdrop } from './console.ts'

const intents = resolve(import.meta.dirname, '../../../evals/intents')

type Summary = {
  tier: string
  cases: number
  passed: number
  failed: number
  unscored: number
  passedShare: { mean: number; low: number; high: number }
  loss: { baseline: string; mean: number; low: number; high: number } | null
  failures: Record<string, number>
  costPerCase: { mean: number } | null
  totalMs: { p95: { value: number } | null }
}

const outcomesOf = (file: string) => JSON.parse(readFileSync(file, 'utf8')).outcomes as string[][]

describe('the suite of intents, without a config', () => {
  test('runs through the simulated tiers, the same each time', async () => {
    const cwd = newFolder()
    const args = ['eval', intents, '--tier', 'nano', '--tier', 'mini', '--cases', '150', '--json']
    const first = await tierdrop(args, { cwd })
    expect(first.err).toBe('')
    expect(first.code).toBe(0)
    const [nano, mini] = first.lines() as unknown as [Summary, Summary]
    expect([nano.tier, mini.tier]).toEqual(['nano', 'mini'])
    for (const it of [nano, mini]) {
      expect(it.passed + it.failed).toBe(150)
      expect(it.unscored).toBe(0)
      // 91.3 % and 93.1 % are published
      expect(it.passedShare.low).toBeLessThan(0.92)
      expect(it.passedShare.high).toBeGreaterThan(0.92)
      expect(it.failures['wrong-label']).toBe(it.failed)
      expect(it.costPerCase?.mean).toBeGreaterThan(0)
      expect(it.totalMs.p95?.value).toBeGreaterThan(0)
    }
    expect(mini.loss).toBeNull()
    expect(nano.loss).toMatchObject({ baseline: 'mini', mean: (mini.passed - nano.passed) / 150 })

    const file = join(cwd, '.tierdrop/evals/intents.json')
    const outcomes = outcomesOf(file)
    expect(outcomes[0]?.at(0)).toBe('intents-0001')
    expect(outcomes.length).toBe(150)
    await tierdrop([...args, '--out', 'again.json'], { cwd })
    expect(outcomesOf(join(cwd, 'again.json'))).toEqual(outcomes)
  })

  test('shows a table to people', async () => {
    const cwd = newFolder()
    const { out, code } = await tierdrop(['eval', intents, '--tier', 'haiku', 'gpt-5.4', '--cases', '20'], {
      cwd,
    })
    expect(out).toContain('The vendor is the simulated one')
    expect(out).toMatch(/^haiku +\d+ of 20 /m)
    expect(out).toContain('Wrote .tierdrop/evals/intents.json.')
    expect(code).toBe(0)
  })

  test('names the tiers there are when one is not', async () => {
    const { err, code } = await tierdrop(['eval', intents, '--tier', 'pico'], { cwd: newFolder() })
    expect(err).toContain('there is no tier "pico" in the config; there are: ')
    expect(err).toContain('nano')
    expect(code).toBe(2)
  })
})

describe('a suite of one’s own', () => {
  function suite(cwd: string, yaml: string, cases: string): void {
    mkdirSync(join(cwd, 'mine'))
    writeFileSync(join(cwd, 'mine/suite.yaml'), yaml)
    writeFileSync(join(cwd, 'mine/cases.jsonl'), cases)
  }
  const labels = ['refund_request', 'return_item', 'order_status', 'complaint', 'cancel_order']
  const yaml = `name: mine\nkind: classify\nlabels: [${labels.join(', ')}]\ncases: cases.jsonl\n`
  const generated = [...generateCases({ suite: 'intents', count: 30, seed: 'mine' })]
  const lines = generated.map(({ id, request, truth }) => JSON.stringify({ id, request, truth: truth.label }))

  test('reads its cases from a file', async () => {
    const cwd = newFolder()
    suite(cwd, yaml, `${lines.join('\n')}\n\n`)
    const { code, lines: printed } = await tierdrop(['eval', 'mine', '--tier', 'gpt-5.4', '--json'], { cwd })
    expect(code).toBe(0)
    expect(printed()[0]).toMatchObject({ suite: 'mine', cases: 30, unscored: 0 })
  })

  test('names the line that is no case', async () => {
    const cwd = newFolder()
    suite(cwd, yaml, `${lines[0]}\n{"id": "2", "request": {"messages": []}}\n`)
    const { code, err } = await tierdrop(['eval', 'mine', '--tier', 'nano'], { cwd })
    expect(err).toContain('cases.jsonl:2: ')
    expect(code).toBe(2)
  })

  test('says all that is wrong with it at once', async () => {
    const cwd = newFolder()
    suite(cwd, 'name: mine\nkind: sort\ncases: cases.jsonl\ntiers: []\n', '')
    const { code, err } = await tierdrop(['eval', 'mine', '--tier', 'nano'], { cwd })
    expect(err).toContain('mine/suite.yaml: kind: ')
    expect(err).toContain('found "sort"')
    expect(err).toContain('"tiers"')
    expect(code).toBe(2)
  })

  test.each([['nowhere', 'there is no such file']])('%s: %s', async (where, why) => {
    const { code, err } = await tierdrop(['eval', where, '--tier', 'nano'], { cwd: newFolder() })
    expect(err).toContain(why)
    expect(code).toBe(2)
  })
})

describe('with a config', () => {
  async function config(cwd: string): Promise<void> {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    writeFileSync(
      join(cwd, 'tierdrop.yaml'),
      `upstreams: { openai: { url: "http://127.0.0.1:${port}" } }
tiers: { small: { upstream: openai, dialect: openai-chat, model: gpt-5.4-nano, key: SMALL_KEY } }
`,
    )
  }

  test('a key that is not set is named, and nothing is called', async () => {
    const cwd = newFolder()
    await config(cwd)
    const { code, err } = await tierdrop(['eval', intents, '--tier', 'small'], { cwd })
    expect(err).toContain('tier "small": the environment variable SMALL_KEY is not set')
    expect(code).toBe(2)
  })

  test('an upstream that is down ends the run soon, and is no answer', async () => {
    const cwd = newFolder()
    await config(cwd)
    const { code, err } = await tierdrop(['eval', intents, '--tier', 'small'], {
      cwd,
      env: { SMALL_KEY: 'k' },
    })
    expect(err).toMatch(/small: .* calls in a row/)
    expect(err).not.toContain('SMALL_KEY')
    expect(code).toBe(4)
  })

  test('--demo uses the simulated vendor all the same', async () => {
    const cwd = newFolder()
    await config(cwd)
    const { code } = await tierdrop(['eval', intents, '--demo', '--tier', 'nano', '--cases', '5'], { cwd })
    expect(code).toBe(0)
  })
})
