import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configOrThrow, loadConfig } from '@tierdrop/config'
import { evidenceMath, logEHarm, logESafe, lossInterval, subtractEvidence } from '@tierdrop/decision'
import { openStoreFor, type Store } from '@tierdrop/store'
import { describe, expect, test } from 'vitest'
import { newFolder, tierdrop } from './console.ts'

const labels = ['billing', 'refund', 'shipping']
const usage = { prompt_tokens: 300, completion_tokens: 2 }

function pair(index: number, over: Record<string, unknown> = {}) {
  const text = labels[index % 3]
  return {
    id: `q${index}`,
    task: 'triage',
    labels,
    request: {
      messages: [
        { role: 'system', content: 'Classify the ticket as billing, refund or shipping.' },
        { role: 'user', content: `ticket ${index}` },
      ],
    },
    primary: { text, model: 'gpt-5.4', usage, ttft_ms: 200, total_ms: 700 },
    control: { text },
    candidates: {
      small: { text, model: 'gpt-5.4-nano', usage, total_ms: 300 },
      odd: { text: index % 4 === 0 ? 'no idea' : text },
    },
    ...over,
  }
}

const jsonLines = (lines: readonly unknown[]) => `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`

function folderWith(name: string, lines: readonly unknown[], config?: string): string {
  const cwd = newFolder()
  writeFileSync(join(cwd, name), jsonLines(lines))
  if (config !== undefined) writeFileSync(join(cwd, 'tierdrop.yaml'), config)
  return cwd
}

async function inStore<T>(cwd: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStoreFor(
    configOrThrow(loadConfig(join(cwd, 'tierdrop.yaml'))),
    process.env,
    evidenceMath,
  )
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

const importPairs = (cwd: string) => tierdrop(['import', '--pairs', 'pairs.jsonl', '--json'], { cwd })
const importLogs = (cwd: string) => tierdrop(['import', 'logs.jsonl', '--json'], { cwd })
const evidenceOf = (cwd: string, evaluation = 'import') =>
  inStore(cwd, (store) => store.evidence({ evaluation, slice: '' }))

describe('import --pairs', () => {
  test('grades with a grader of the team’s own, named by its file', async () => {
    const config =
      'tasks: { triage: { kind: classify, labels: [billing, refund, shipping], graders: [./brief.ts] } }\n'
    const cwd = folderWith('pairs.jsonl', [pair(0), pair(1)], config)
    writeFileSync(
      join(cwd, 'brief.ts'),
      `export default (options) => ({ name: 'brief', version: 3, needs: [], grade: ({ candidate }) =>
        candidate.text.length < 8 && options.labels.length === 3
          ? { outcome: 'passed', score: 1 }
          : { outcome: 'failed', score: 0, failures: [] } })`,
    )
    expect(await importPairs(cwd)).toMatchObject({ code: 0, err: '' })
    const grades = await inStore(cwd, (store) => store.pairs({ limit: 10 }))
    expect(grades.map(({ grade }) => grade?.grader.split('#')[0])).toEqual(Array(4).fill('brief'))
    expect(grades.map(({ trial, grade }) => `${trial.id} ${grade?.outcome}`).sort()).toEqual([
      'triage/q0/odd passed',
      'triage/q0/small passed',
      'triage/q1/odd passed',
      'triage/q1/small passed',
    ])
  })

  test('brings replies to a verdict without any config, and the same file again changes nothing', async () => {
    const cwd = folderWith(
      'pairs.jsonl',
      Array.from({ length: 600 }, (_, index) => pair(index)),
    )
    const ran = await importPairs(cwd)
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.lines()[0]).toMatchObject({ lines: 600, written: 600, known: 0, units: 600, open: 0 })

    const decide = await tierdrop(['decide', '--json'], { cwd })
    expect(decide.lines()).toMatchObject([
      { task: 'triage', candidate: 'small', units: 600, verdict: 'switch', saving: { known: true } },
      { task: 'triage', candidate: 'odd', verdict: 'stay', saving: { known: false } },
      { task: 'triage', action: 'switch', candidate: 'small' },
    ])
    const regraded = await tierdrop(['regrade', '--json'], { cwd })
    expect(regraded.lines()[0]).toMatchObject({ changed: 0, withoutText: 0, units: 600 })
    expect((await tierdrop(['decide', '--verify'], { cwd })).code).toBe(0)
    const before = await evidenceOf(cwd)
    const again = await importPairs(cwd)
    expect(again.code).toBe(0)
    expect(again.lines()[0]).toMatchObject({ written: 0, known: 600, units: 0 })
    expect(await evidenceOf(cwd)).toEqual(before)
    await inStore(cwd, async (store) => {
      expect((await store.counts(0)).reduce((sum, it) => sum + it.exchanges, 0)).toBe(600)
      // somebody has paid for them, but not out of this budget
      expect(await store.spentNano(0)).toEqual({ nano: 0, unknown: 0 })
    })
  })

  test('without controls and truths, the current model counts as passing every unit', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => pair(index, { control: undefined }))
    const cwd = folderWith('pairs.jsonl', lines)
    expect((await importPairs(cwd)).lines()[0]).toMatchObject({ written: 300, uncontrolled: 300 })
    const decide = await tierdrop(['decide', '--json'], { cwd })
    expect(decide.lines()).toMatchObject([
      { candidate: 'small', verdict: 'switch', histogram: [{ loss: 0, count: 300 }] },
      {
        candidate: 'odd',
        verdict: 'stay',
        histogram: [
          { loss: 0, count: 225 },
          { loss: 1, count: 75 },
        ],
      },
      { action: 'switch', candidate: 'small' },
    ])
  })

  test('comes to the e-values that their counts have by the formulas', async () => {
    const right = (index: number) => labels[index % 3]
    const wrong = (index: number) => labels[(index + 1) % 3]
    // 120 lost, 20 won, 15 on which both fail, and ties
    const lines = Array.from({ length: 1_015 }, (_, index) => {
      const lost = index < 120 || index >= 1_000
      const won = (index >= 120 && index < 140) || index >= 1_000
      return pair(index, {
        control: { text: won ? wrong(index) : right(index) },
        candidates: { small: { text: lost ? wrong(index) : right(index) } },
      })
    })
    const cwd = folderWith('pairs.jsonl', lines)
    expect((await importPairs(cwd)).code).toBe(0)
    const [verdict] = (await tierdrop(['decide', '--json'], { cwd })).lines()
    const paired = [
      { loss: -1, count: 20 },
      { loss: 0, count: 860 },
      { loss: 1, count: 120 },
    ]
    const strict = [
      { loss: 0, count: 880 },
      { loss: 1, count: 120 },
    ]
    expect(verdict).toMatchObject({
      units: 1_015,
      uninformative: 15,
      leftOut: 0,
      histogram: paired,
      margin: 0.02,
    })
    const loss = verdict?.loss as { mean: number; low: number; high: number }
    const { low, high } = lossInterval(paired, 0.05)
    expect(loss.mean).toBeCloseTo(0.1, 12)
    expect(loss.low).toBeCloseTo(low, 9)
    expect(loss.high).toBeCloseTo(high, 9)
    expect(verdict?.logEHarm).toBeCloseTo(logEHarm(paired, 0.02), 9)
    const mixed = 0.9 * Math.exp(logESafe(paired, 0.02)) + 0.1 * Math.exp(logESafe(strict, 0.02))
    expect(verdict?.logESafe).toBeCloseTo(Math.log(mixed), 9)
  })

  test('in another order and in parts comes to the same bytes', async () => {
    const at = (index: number) => Date.UTC(2026, 2, 2) + index * 600_000
    const lines = Array.from({ length: 400 }, (_, index) => pair(index, { at: at(index) }))
    const decided = async (parts: readonly unknown[][]) => {
      const cwd = newFolder()
      for (const part of parts) {
        writeFileSync(join(cwd, 'pairs.jsonl'), jsonLines(part))
        expect((await importPairs(cwd)).code).toBe(0)
      }
      return (await tierdrop(['decide', '--json'], { cwd })).out
    }
    const reversed = lines.toReversed()
    const whole = await decided([lines])
    expect(whole).toContain('"verdict":"switch"')
    expect(await decided([reversed.slice(0, 150), reversed.slice(150)])).toBe(whole)
  })

  test('leaves evidence that decide --verify compares with the grades, and a difference ends with 4', async () => {
    const cwd = folderWith('pairs.jsonl', [pair(0), pair(1)])
    expect((await importPairs(cwd)).code).toBe(0)
    expect((await tierdrop(['decide', '--verify'], { cwd })).code).toBe(0)
    await inStore(cwd, (store) =>
      store.reviewTrial(
        { id: 'r', trialId: 'triage/q0/odd', at: 1, reviewer: 'r', label: 'equivalent', note: null },
        { count: () => [], subtract: subtractEvidence },
      ),
    )
    const { code, err } = await tierdrop(['decide', '--verify'], { cwd })
    expect(code).toBe(4)
    expect(err).toContain('labels {} instead of {"equivalent":1}')
  })

  test('tells bad lines by their number, takes the others, and ends with 2', async () => {
    const lines = [pair(0), { id: 'x', task: 'triage' }, pair(1), pair(2, { kind: 'poem' }), pair(3)]
    const cwd = folderWith('pairs.jsonl', lines)
    writeFileSync(join(cwd, 'pairs.jsonl'), `not json\n\n${jsonLines(lines)}`)
    const { code, err, lines: printed } = await importPairs(cwd)
    expect(code).toBe(2)
    expect(printed()[0]).toMatchObject({ lines: 6, written: 3, units: 3, bad: { count: 3 } })
    expect(err).toContain('line 1: not JSON')
    expect(err).toContain('line 4: request: ')
    expect(err).toContain('line 6: kind: expected one of')
  })

  test('a field of a reply that was mistyped is a bad line, and no empty reply', async () => {
    const empty = { candidates: { small: { usage: {}, total_ms: 300 }, odd: { error: 'timeout', ms: 3 } } }
    const lines = [pair(0, { primary: { txt: 'refund' } }), pair(1, empty)]
    const { err, lines: printed } = await importPairs(folderWith('pairs.jsonl', lines))
    expect(printed()[0]).toMatchObject({ written: 1, bad: { count: 1 } })
    expect(err).toContain('line 1: primary: found txt, expected text, tool_calls or error')
  })

  test('says to people what was taken in, what that means for the verdict, and what to do next', async () => {
    const cwd = folderWith('pairs.jsonl', [pair(0), pair(1, { control: undefined })])
    const { out } = await tierdrop(['import', '--pairs', 'pairs.jsonl'], { cwd })
    expect(out).toMatch(/^taken in +2$/m)
    expect(out).toMatch(/^without a control or a truth: 1 \(the current model counts as passing there\)$/m)
    expect(out).toContain('Next: `tierdrop decide`.')
    expect(out).not.toContain('left aside')
  })

  test('with a truth and no control, the primary is measured by the truth too', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => ({
      id: index,
      task: 'sum',
      kind: 'extract',
      request: `What is ${index} + 1?`,
      primary: { text: JSON.stringify({ n: index < 5 ? 0 : index + 1 }) },
      candidates: { small: { text: JSON.stringify({ n: index === 0 ? 0 : index + 1 }) } },
      truth: { n: index + 1 },
    }))
    const cwd = folderWith('pairs.jsonl', lines)
    expect((await importPairs(cwd)).code).toBe(0)
    const asIs = (await evidenceOf(cwd)).filter(({ reading }) => reading === 'as-is')
    expect(asIs.map(({ evidence }) => evidence)).toMatchObject([
      {
        units: 20,
        uninformative: 0,
        grossWins: 4,
        grossLosses: 0,
        truth: { replies: 20, candidateWrong: 1, controlWrong: 5 },
      },
    ])
  })

  test('keeps a session together, in the order of its steps, and needs a schema where a line has one', async () => {
    const schema = { type: 'object', required: ['n'], properties: { n: { type: 'number' } } }
    const line = (id: string, step: number, text: string) => ({
      id,
      session: 's1',
      step,
      task: 'steps',
      kind: 'extract',
      schema,
      request: `step ${step}`,
      primary: { text: '{"n":1}' },
      control: { text: '{"n":1}' },
      candidates: { small: { text } },
    })
    const cwd = folderWith('pairs.jsonl', [line('a', 0, '{"n":1}'), line('b', 1, '{"m":1}')])
    expect((await importPairs(cwd)).lines()[0]).toMatchObject({ written: 2, units: 1 })
    const asIs = (await evidenceOf(cwd)).filter(({ reading }) => reading === 'as-is')
    expect(asIs[0]?.evidence).toMatchObject({ units: 1, exchanges: 2, grossLosses: 1, invalid: 1 })
    await inStore(cwd, async (store) => {
      const [exchange] = await store.exchanges(['steps/b'])
      expect(exchange).toMatchObject({ step: 1, unitId: 'steps/a' })
    })
  })

  test('uses the tiers, kinds and prices of a config, and names the tiers that it lacks', async () => {
    const config = [
      'store: store.db',
      'tiers: { small: { upstream: openai, dialect: openai-chat, model: gpt-5.4-nano } }',
      'tasks: { triage: { match: { header: triage }, kind: classify } }',
      'evaluation: { name: mine, candidates: [small] }',
    ].join('\n')
    const cwd = folderWith(
      'pairs.jsonl',
      Array.from({ length: 12 }, (_, index) => pair(index)),
      config,
    )
    const { code, lines } = await importPairs(cwd)
    expect(code).toBe(0)
    expect(lines()[0]).toMatchObject({ written: 12, unknownTiers: ['odd'] })
    const rows = await evidenceOf(cwd, 'mine')
    expect(new Set(rows.map(({ tierName }) => tierName))).toEqual(new Set(['small', 'odd']))
    expect(rows.find(({ tierName }) => tierName === 'small')?.evidence).toMatchObject({ pricedExchanges: 12 })
    expect(rows.find(({ tierName }) => tierName === 'odd')?.evidence).toMatchObject({ unpriced: 12 })
  })
})

describe('import of logs', () => {
  const config = 'store: store.db\nevaluation: { name: mine }\n'
  const chat = (index: number, over: Record<string, unknown> = {}) => ({
    at: Date.UTC(2026, 2, 2) + index * 1_000,
    dialect: 'openai-chat',
    request: {
      model: 'gpt-5.4',
      messages: [
        { role: 'system', content: 'You sort mail. Answer with one word.' },
        { role: 'user', content: `mail ${index} from jo@example.com` },
      ],
    },
    response: {
      status: 200,
      contentType: 'application/json',
      body: {
        id: `c${index}`,
        model: 'gpt-5.4',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'spam' } }],
        usage,
      },
    },
    ...over,
  })

  test('makes exchanges that wait for the mirror, redacted, once', async () => {
    const lines = [
      chat(0),
      chat(1, { task: 'mail' }),
      chat(1, { task: 'mail' }),
      chat(2, { dialect: 'morse' }),
      chat(3, { upstream: 'nowhere' }),
    ]
    const cwd = folderWith('logs.jsonl', lines, config)
    const ran = await importLogs(cwd)
    expect(ran.code).toBe(2)
    expect(ran.lines()[0]).toMatchObject({ lines: 5, written: 2, known: 1, bad: { count: 2 } })
    expect(ran.err).toContain('line 4: dialect')
    expect(ran.err).toContain('line 5: upstream: there is no "nowhere"')
    expect((await importLogs(cwd)).lines()[0]).toMatchObject({ written: 0, known: 3 })
    await inStore(cwd, async (store) => {
      const waiting = await store.unplannedExchanges(10)
      expect(waiting).toMatchObject([
        { status: 'ok', upstream: 'openai', hasOriginal: true },
        { status: 'ok' },
      ])
      const texts = await store.exchangeTexts(waiting.map(({ id }) => id))
      expect([...texts.values()].every(({ request }) => !request.includes('jo@example.com'))).toBe(true)
      expect((await store.tasks()).map(({ name }) => name)).toContain('mail')
    })
  })

  test('needs a config, and a file', async () => {
    const cwd = newFolder()
    expect((await importLogs(cwd)).code).toBe(2)
    writeFileSync(join(cwd, 'logs.jsonl'), jsonLines([chat(0)]))
    const { code, err } = await importLogs(cwd)
    expect(code).toBe(2)
    expect(err).toContain('tierdrop init')
    expect(existsSync(join(cwd, '.tierdrop'))).toBe(false)
    expect((await tierdrop(['import'], { cwd })).code).toBe(2)
  })
})

test('a line names the tier that has no name, and decide says what is missing where nobody is tried', async () => {
  const bad = folderWith('pairs.jsonl', [pair(0, { candidates: { 'not one': { text: 'refund' } } })])
  expect((await importPairs(bad)).err).toContain(
    'line 1: candidates.not one: expected a name of letters, digits, ".", "_" and "-"',
  )
  const untimely = folderWith('pairs.jsonl', [pair(0, { at: '2026-03-09T12:00:00' }), pair(1, { at: -1 })])
  const said = 'at: expected a time with its zone, such as 2026-03-09T12:00:00Z, or ms since 1970'
  expect((await importPairs(untimely)).err).toBe(`line 1: ${said}\nline 2: ${said}\n`)
  const request = { model: 'gpt-5.4', messages: [{ role: 'user', content: 'hello' }] }
  const body = {
    choices: [{ index: 0, message: { role: 'assistant', content: 'hi' }, finish_reason: 'stop' }],
  }
  const response = { status: 200, contentType: 'application/json', body }
  const cwd = folderWith('logs.jsonl', [{ dialect: 'openai-chat', request, response }], 'evaluation: {}\n')
  await importLogs(cwd)
  expect((await tierdrop(['decide'], { cwd })).out).toContain('1 task was seen, and none has a candidate.')
})

test('Anthropic’s counts are billed as its own: writes for an hour, searches and batches apart', async () => {
  const counts = (over: Record<string, unknown> = {}) => ({
    input_tokens: 500,
    output_tokens: 100,
    cache_read_input_tokens: 300,
    cache_creation_input_tokens: 200,
    cache_creation: { ephemeral_5m_input_tokens: 150, ephemeral_1h_input_tokens: 50 },
    ...over,
  })
  // USD a million: 1 in, 0.1 read, 1.25 and 2 written, 5 out; 0.01 a search
  const haiku = 500_000 + 30_000 + 187_500 + 100_000 + 500_000
  const model = 'claude-haiku-4-5'
  const lines = [
    pair(0, {
      primary: { text: 'billing', model, usage: counts({ server_tool_use: { web_search_requests: 2 } }) },
      candidates: { small: { text: 'billing', model, usage: counts({ service_tier: 'batch' }) } },
    }),
  ]
  const cwd = folderWith('pairs.jsonl', lines)
  await importPairs(cwd)
  const [whole] = await evidenceOf(cwd)
  expect(whole?.evidence).toMatchObject({
    primaryCost: { n: 1, sum: haiku + 20_000_000 },
    candidateCost: { n: 1, sum: haiku / 2 },
    tokens: { candidate: { input: 1_000, cached: 300, written: 200, writtenHour: 50 } },
  })
  const [hour] = await inStore(cwd, (store) => store.counts(0))
  expect(hour).toMatchObject({ inputTokens: 1_000, costNano: haiku + 20_000_000, unpriced: 0 })
})
