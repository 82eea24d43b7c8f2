import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { exampleYaml } from '@tierdrop/config'
import { startSimulator } from '@tierdrop/simulator'
import { describe, expect, test } from 'vitest'
import { newFolder, tierdrop } from './console.ts'

function folderWith(yaml: string): string {
  const cwd = newFolder()
  writeFileSync(join(cwd, 'tierdrop.yaml'), yaml)
  return cwd
}

/** A config with a store that nothing was written to. */
function folderWithEmptyStore(): string {
  const cwd = folderWith('store: new.db\n')
  writeFileSync(join(cwd, 'new.db'), '')
  return cwd
}

describe('tierdrop', () => {
  test.each([[[]], [['--help']], [['nix']], [['check', '--nix']], [['eval']], [['plan']]])(
    '%j',
    async (args) => {
      const { code, out, err } = await tierdrop(args, { cwd: newFolder() })
      expect(code).toBe(args[0] === '--help' ? 0 : 2)
      expect(out + err).not.toBe('')
    },
  )
})

describe('init', () => {
  test('writes the example, and does not overwrite it', async () => {
    const cwd = newFolder()
    expect((await tierdrop(['init'], { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, 'tierdrop.yaml'), 'utf8')).toBe(exampleYaml())
    writeFileSync(join(cwd, 'tierdrop.yaml'), 'mine')
    const again = await tierdrop(['init'], { cwd })
    expect(again.code).toBe(2)
    expect(again.err).toContain('tierdrop.yaml is there already')
    expect(readFileSync(join(cwd, 'tierdrop.yaml'), 'utf8')).toBe('mine')
    expect((await tierdrop(['init', '--force'], { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, 'tierdrop.yaml'), 'utf8')).toBe(exampleYaml())
  })
})

const broken =
  'listen: { proxy: here }\ntiers: { nano: { upstream: opnai, dialect: openai-chat, modle: gpt } }\n'

test.each(['up', 'status', 'decide', 'check', 'export', 'prices', 'doctor'])(
  '%s says all faults of a broken config',
  async (command) => {
    const { code, out, err } = await tierdrop([command], { cwd: folderWith(broken) })
    const text = out + err
    expect(text).toContain('tierdrop.yaml:1: listen.proxy: ')
    expect(text).toContain('opnai')
    expect(text).toContain('modle')
    expect(code).toBe(2)
  },
)

test.each([
  ['status'],
  ['decide'],
  ['plan'],
  ['what-if'],
  ['check'],
  ['export'],
  ['regrade'],
  ['report', '--out', 'report.html'],
  ['purge', '--before', '1d'],
])('%s makes no store where there is none, but says what to do', async (...args) => {
  const cwd = folderWith('store: mistyped/store.db\n')
  const { code, out, err } = await tierdrop(args, { cwd })
  expect({ code, out }).toEqual({ code: 4, out: '' })
  expect(err).toContain('mistyped/store.db: there is no such store yet. `tierdrop up` makes it')
  expect(existsSync(join(cwd, 'mistyped'))).toBe(false)
})

test.each([['decide'], ['what-if']])('%s says where to send requests, while none came', async (command) => {
  const { code, out } = await tierdrop([command], { cwd: folderWithEmptyStore() })
  expect(code).toBe(0)
  expect(out).toContain('http://127.0.0.1:4100/openai/v1 or http://127.0.0.1:4100/anthropic')
})

test('--once is for the demonstration alone', async () => {
  const { code, err } = await tierdrop(['up', '--once'], { cwd: folderWith('') })
  expect(err).toContain('--demo --once')
  expect(code).toBe(2)
})

test('a port that a config names and another program has ends tierdrop up', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const cwd = folderWith(`listen: { proxy: "127.0.0.1:0", report: "127.0.0.1:${port}" }\n`)
  const { code, err } = await tierdrop(['up'], { cwd, env: process.env })
  expect(err).toContain(`127.0.0.1:${port} is in use already`)
  expect(err).toContain('listen.report')
  expect(code).toBe(4)
  taken.close()
})

describe('prices', () => {
  const yaml = `tiers:
  nano: { upstream: openai, dialect: openai-chat, model: gpt-5.4-nano }
  own: { upstream: openai, dialect: openai-chat, model: own-1 }
  odd: { upstream: openai, dialect: openai-chat, model: odd-1 }
prices: [{ model: own-1, source: "contract 17", input: 1, output: 2 }]
`
  test('come from the list or from an override, and are else unknown', async () => {
    const { code, lines } = await tierdrop(['prices', '--json'], { cwd: folderWith(yaml) })
    const [nano, own, odd] = lines()
    expect(nano).toMatchObject({ tier: 'nano', from: 'list', rates: { input: 0.2, output: 1.25 } })
    expect(own).toMatchObject({ tier: 'own', from: 'override', source: 'contract 17', rates: { input: 1 } })
    expect(odd).toMatchObject({ tier: 'odd', rates: null, from: null })
    expect(code).toBe(0)
  })

  test('as a table', async () => {
    const { out } = await tierdrop(['prices'], { cwd: folderWith(yaml) })
    expect(out).toMatch(/^own +own-1 +1 +2 .*contract 17$/m)
    expect(out).toMatch(/^odd: unknown: /m)
    const byRequest = yaml.replace('input: 1, output: 2', 'perRequest: 0.01, reasoning: 3')
    const besides = await tierdrop(['prices'], { cwd: folderWith(byRequest) })
    expect(besides.out).toMatch(/^own: besides: reasoning 3, \$0.01 a request$/m)
  })
})

describe('plan', () => {
  test('shows units and days for each margin, rate of disagreement and traffic', async () => {
    const args = [
      'plan',
      '--offline',
      '--margin',
      '0.02',
      '--disagreement',
      '0,0.1',
      '--per-day',
      '1000',
      '--json',
    ]
    const { code, lines } = await tierdrop(args, { cwd: newFolder() })
    const [agreeing, differing] = lines() as { units: number; days: { days: number }[] }[]
    expect(agreeing?.units).toBeGreaterThan(200)
    expect(agreeing?.units).toBeLessThan(differing?.units ?? 0)
    expect(agreeing?.days[0]?.days).toBeCloseTo((agreeing?.units ?? 0) / 100)
    expect(code).toBe(0)
  })

  test('more questions take longer', async () => {
    const units = async (questions: string) => {
      const args = [
        'plan',
        '--offline',
        '--margin',
        '0.02',
        '--disagreement',
        '0.02',
        '--questions',
        questions,
        '--json',
      ]
      return (await tierdrop(args, { cwd: newFolder() })).lines()[0]?.units as number
    }
    expect(await units('20')).toBeGreaterThan(await units('1'))
  })

  test('as a table', async () => {
    const { out } = await tierdrop(['plan', '--offline'], { cwd: newFolder() })
    expect(out).toMatch(/days at 10,000 a day/)
    expect(out).toContain('10 % mirrored, risk of a wrong switch 5 %, 1 question')
  })

  test('from an empty store says that there is nothing to plan from', async () => {
    const cwd = folderWithEmptyStore()
    expect(await tierdrop(['plan'], { cwd })).toMatchObject({ code: 0, err: '' })
    expect((await tierdrop(['plan'], { cwd })).out).toContain('tierdrop plan --offline')
    const mixed = await tierdrop(['plan', '--per-day', '500'], { cwd })
    expect(mixed.code).toBe(2)
    expect(mixed.err).toContain('--per-day goes with --offline')
  })

  test.each(['2', '-0.1', 'x', ''])('a margin of "%s" is none', async (margin) => {
    expect((await tierdrop(['plan', '--offline', `--margin=${margin}`], { cwd: newFolder() })).code).toBe(2)
  })
})

describe('grade', () => {
  const line = (id: string, text: string) =>
    JSON.stringify({ id, kind: 'classify', labels: ['a', 'b'], truth: 'a', candidate: { text } })

  test('reads stdin, prints a line a pair, and the summary beside it', async () => {
    const stdin = `${line('1', 'a')}\n${line('2', 'b')}\n`
    const { code, lines, err } = await tierdrop(['grade', '--input', '-'], { cwd: newFolder(), stdin })
    expect(lines()).toMatchObject([
      { id: '1', outcome: 'passed', score: 1, failures: [] },
      { id: '2', outcome: 'failed', failures: [{ code: 'wrong-label' }] },
    ])
    expect(err).toMatch(/^classify +1 +1 +0$/m)
    expect(err).toContain('1 × wrong-label')
    expect(code).toBe(0)
  })

  test('a bad line is told by its number and stops no other', async () => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'pairs.jsonl'), `${line('1', 'a')}\nnonsense\n{"id": 3}\n${line('4', 'a')}\n`)
    const { code, lines, err } = await tierdrop(['grade', '--input', 'pairs.jsonl'], { cwd })
    expect(lines().map(({ id }) => id)).toEqual(['1', '4'])
    expect(err).toContain('pairs.jsonl:2: ')
    expect(err).toContain('pairs.jsonl:3: ')
    expect(code).toBe(2)
  })

  test('a file that is not there', async () => {
    expect((await tierdrop(['grade', '--input', 'nowhere'], { cwd: newFolder() })).code).toBe(2)
  })
})

describe('purge and export', () => {
  test('a purge of everything has to be said some way', async () => {
    const { code, err } = await tierdrop(['purge'], { cwd: folderWith('') })
    expect(err).toContain('--before')
    expect(code).toBe(2)
  })

  test.each([['tomorrow'], ['30x'], ['']])('"%s" is no time', async (before) => {
    expect((await tierdrop(['purge', `--before=${before}`], { cwd: folderWith('') })).code).toBe(2)
  })

  test('a task that is none is named', async () => {
    const { code, err } = await tierdrop(['purge', '--task', 'nix'], { cwd: folderWithEmptyStore() })
    expect(err).toContain('no task "nix" has been seen')
    expect(code).toBe(2)
  })

  test('nothing to export is said by the exit code, and nothing is written', async () => {
    const cwd = folderWithEmptyStore()
    const { code, out } = await tierdrop(['export', '--out', 'estate.jsonl'], { cwd })
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(existsSync(join(cwd, 'estate.jsonl'))).toBe(false)
  })
})

describe('doctor', () => {
  type Line = { check: string; state: string; text: string; todo: string | null }
  async function examine(yaml: string, env: NodeJS.ProcessEnv = {}, args: string[] = ['--offline']) {
    const cwd = folderWith(yaml)
    const ran = await tierdrop(['doctor', '--json', ...args], { cwd, env })
    const lines = ran.lines() as unknown as Line[]
    return { ...ran, cwd, of: (check: string) => lines.filter((it) => it.check === check) }
  }
  const listen = 'listen: { proxy: "127.0.0.1:0", report: "127.0.0.1:0" }\n'
  const tiers = `tiers:
  nano: { upstream: openai, dialect: openai-chat, model: gpt-5.4-nano, key: NANO_KEY }
  haiku: { upstream: anthropic, dialect: anthropic-messages, model: claude-haiku-4-5, key: HAIKU_KEY }
`
  const keys = {
    NANO_KEY: 'secret-nano',
    HAIKU_KEY: 'secret-haiku',
    OPENAI_API_KEY: 'x',
    ANTHROPIC_API_KEY: 'x',
  }

  test('a sound config is fine, and no value of a key is shown', async () => {
    const { code, out } = await examine(`${listen}${tiers}evaluation: { candidates: [nano] }\n`, keys)
    expect(out).not.toContain('secret')
    expect(out).not.toMatch(/"state":"(fail|warn)"/)
    expect(code).toBe(0)
  })

  test('a key that is not set is named with the tiers that need it', async () => {
    const { code, of } = await examine(`${listen}${tiers}evaluation: { candidates: [nano] }\n`)
    expect(of('NANO_KEY')[0]).toMatchObject({ state: 'fail', todo: 'export NANO_KEY=…' })
    expect(of('OPENAI_API_KEY')[0]?.state).toBe('warn')
    expect(code).toBe(2)
  })

  test('no candidate: nothing would be mirrored', async () => {
    const { code, of } = await examine(listen + tiers, keys)
    expect(of('candidates')[0]?.state).toBe('fail')
    expect(code).toBe(2)
  })

  test('candidates that may see nothing are named with the line to add', async () => {
    const yaml = `${listen}${tiers}evaluation: { candidates: [nano] }
tasks:
  a: { candidates: [haiku], match: { upstream: openai } }
  b: { candidates: [haiku], egress: [openai] }
  c: { candidates: [haiku, nano] }
  d: { candidates: [haiku], egress: [anthropic] }
`
    const { code, of } = await examine(yaml, keys)
    expect(of('egress of a')[0]?.todo).toBe('if it may: tasks.a.egress: [openai, anthropic]')
    expect(of('egress of b')[0]?.todo).toBe('if it may: tasks.b.egress: [openai, anthropic]')
    expect(of('egress of c').map(({ state }) => state)).toEqual(['warn', 'warn'])
    expect(of('egress of d')).toEqual([])
    expect(code).toBe(0)
  })

  test('a judge that is one of the arms under another name would judge itself', async () => {
    const judge = (tier: string) => `{ judge: { tier: ${tier}, criteria: "as useful" } }`
    const yaml = `${listen}${tiers.trimEnd()}
  nano-again: { upstream: openai, dialect: openai-chat, model: gpt-5.4-nano-2026-03-17, key: NANO_KEY }
  big: { upstream: openai, dialect: openai-chat, model: gpt-5.4, key: NANO_KEY }
evaluation: { candidates: [nano] }
tasks:
  a: ${judge('nano-again')}
  b: ${judge('big')}
  c: { match: { model: gpt-5.4 }, ${judge('big').slice(1)}
`
    const { code, of } = await examine(yaml, keys)
    expect(of('judge of a')[0]).toMatchObject({ state: 'fail' })
    expect(of('judge of a')[0]?.text).toContain('is the candidate nano: it would judge itself')
    expect(of('judge of b')[0]?.state).toBe('ok')
    expect(of('judge of c')[0]?.text).toContain('is the current model')
    expect(code).toBe(2)
  })

  test('an unknown price is a warning that says what to add', async () => {
    const yaml = `${listen}tiers: { odd: { upstream: openai, dialect: openai-chat, model: odd-1 } }
evaluation: { candidates: [odd] }
`
    const { of } = await examine(yaml, keys)
    expect(of('price of odd')[0]).toMatchObject({ state: 'warn' })
    expect(of('price of odd')[0]?.todo).toContain('model: odd-1')
  })

  test('a taken port is the machine’s fault, and one beyond loopback a warning', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const yaml = `listen: { proxy: "127.0.0.1:${port}", report: "0.0.0.0:0" }\n${tiers}evaluation: { candidates: [nano] }\n`
    const { code, of } = await examine(yaml, keys)
    expect(of('listen.proxy')[0]).toMatchObject({ state: 'fail' })
    expect(of('listen.report').map(({ state }) => state)).toEqual(['ok', 'warn'])
    expect(code).toBe(4)
    taken.close()
  })

  test('a store of others is looked at, opened and mended', async () => {
    const yaml = `${listen}${tiers}evaluation: { candidates: [nano] }\nstore: odd.db\n`
    const cwd = folderWith(yaml)
    writeFileSync(join(cwd, 'odd.db'), 'this is no database, and long enough to be read as one by nobody')
    const { code, out } = await tierdrop(['doctor', '--offline'], { cwd, env: keys })
    expect(out).toMatch(/^fail {2}store: .*not a SQLite file/m)
    expect(code).toBe(4)
    const other = folderWith(yaml)
    writeFileSync(join(other, 'odd.db'), '')
    await tierdrop(['status'], { cwd: other })
    chmodSync(join(other, 'odd.db'), 0o644)
    const opened = await tierdrop(['doctor', '--offline'], { cwd: other, env: keys })
    expect(opened.out).toMatch(/^warn {2}store: .*mode 644/m)
    expect(statSync(join(other, 'odd.db')).mode & 0o777).toBe(0o600)
  })

  test('upstreams are tried without a request', async () => {
    const asked: number[] = []
    const simulator = await startSimulator({ port: 0, onReply: ({ status }) => asked.push(status) })
    const yaml = `${listen}upstreams: { openai: { url: "${simulator.url}" }, anthropic: { url: "http://127.0.0.1:9" } }\n${tiers}evaluation: { candidates: [nano] }\n`
    const { code, of } = await examine(yaml, keys, [])
    expect(of('upstream openai')[0]?.state).toBe('ok')
    expect(of('upstream anthropic')[0]).toMatchObject({ state: 'fail' })
    expect(asked).toEqual([])
    expect(code).toBe(4)
    await simulator.close()
  })
})
