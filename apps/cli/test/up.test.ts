import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { demonstrationConfig, demonstrationStore } from '../src/demonstration/demonstration-config.ts'
import { newFolder, tierdrop } from './console.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const anyPort = { TIERDROP_PROXY_LISTEN: '127.0.0.1:0', TIERDROP_REPORT_LISTEN: '127.0.0.1:0' }

/** the table as soon as it has found all, and patience with a busy machine */
const sooner = { TIERDROP_DEMONSTRATION_TABLE: '1,240' }

type Up = { process: ChildProcess; mark: string; output: () => string }

/** In a group of its own, as a terminal starts it; every process that comes of it bears the mark. */
function startUp(cwd: string, args: readonly string[] = []): Up {
  const mark = randomUUID()
  const child = spawn(process.execPath, [main, 'up', ...args], {
    cwd,
    detached: true,
    env: { ...process.env, ...sooner, ...anyPort, TIERDROP_TEST_MARK: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return { process: child, mark, output: () => output }
}

const hasProc = existsSync('/proc/self/environ')
if (!hasProc) console.log('left out: looking for processes left behind needs /proc')

function processesOf(mark: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)
    } catch {
      // gone meanwhile, or another user's
      return false
    }
  })
}

describe('the demonstration, from start to end', () => {
  let cwd: string
  let up: Up
  let code: number

  beforeAll(async () => {
    cwd = newFolder()
    up = startUp(cwd, ['--once'])
    ;[code] = (await once(up.process, 'close')) as [number]
  }, 300_000)

  test('shows a switch, a stay and an undecided, and ends by itself', () => {
    expect(up.output()).toMatch(/No tierdrop.yaml here: this is the demonstration/)
    expect(up.output()).toMatch(/^route-ticket +\S+ +switch /m)
    expect(up.output()).toMatch(/^\S+ +\S+ +stay /m)
    expect(up.output()).toMatch(/^\S+ +\S+ +undecided /m)
    expect(up.output()).toMatch(/^Beside what is true of the simulated models: .*, 0 wrong\.$/m)
    expect(code).toBe(0)
  })

  test.skipIf(!hasProc)('leaves no process behind', () => {
    expect(processesOf(up.mark)).toEqual([])
  })

  test('its findings can be asked for afterwards', async () => {
    const decided = await tierdrop(['decide', '--json'], { cwd })
    expect(decided.code).toBe(0)
    expect(decided.lines()).toContainEqual(
      expect.objectContaining({ task: 'route-ticket', action: 'switch' }),
    )
    const status = await tierdrop(['status', '--json'], { cwd })
    expect(status.code).toBe(0)
    expect(status.lines()[0]).toMatchObject({ tasks: 7 })
  })

  test('a verdict’s whole derivation is printed, and what was on record at a time', async () => {
    const derived = await tierdrop(['decide', '--explain', 'route-ticket', 'gpt-5.4-mini'], { cwd })
    expect(derived.out).toMatch(/^route-ticket \(version .*\), candidate gpt-5.4-mini/)
    expect(derived.code).toBe(0)
    const unknown = await tierdrop(['decide', '--explain', 'route-ticket'], { cwd })
    expect(unknown.err).toContain('there are: ')
    expect(unknown.code).toBe(2)
    const before = await tierdrop(['decide', '--at', '2020-01-01'], { cwd })
    expect(before.err).toMatch(/^Nothing was on record at /m)
    expect(before.code).toBe(3)
    const now = await tierdrop(['decide', '--at', '0m', '--json'], { cwd })
    expect(now.lines()).toContainEqual(expect.objectContaining({ task: 'route-ticket', verdict: 'switch' }))
  })

  test('the report is written as one file', async () => {
    const { code } = await tierdrop(['report', '--out', 'report.html'], { cwd })
    expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*route-ticket/i)
    expect(code).toBe(0)
  })

  test('check passes what still holds, and says what a threshold misses', async () => {
    const held = await tierdrop(['check'], { cwd })
    expect(held.out).toMatch(/^ok {4}route-ticket on \S+: switch was recommended, holds;/m)
    expect(held.code).toBe(0)
  })

  test('export writes what is decided, and a config for LiteLLM', async () => {
    const all = await tierdrop(['export'], { cwd })
    const types = new Set(all.lines().map(({ type }) => type))
    expect(types).toEqual(new Set(['verdict', 'recommendation', 'evidence']))
    const litellm = await tierdrop(['export', '--format', 'litellm'], { cwd })
    expect(litellm.out).toContain('model_name: route-ticket-fallback')
    expect(litellm.code).toBe(0)
  })

  test('regrade grades by the graders of today, counts anew, and finds its way back', async () => {
    const evidence = async () =>
      (await tierdrop(['export'], { cwd })).lines().filter(({ type }) => type === 'evidence')
    // The demonstration ends in mid-traffic: its last sessions close after two quiet seconds, and units
    // that have settled by then are counted now, so that nothing but grades can change from here on.
    await sleep(4_000)
    await tierdrop(['regrade'], { cwd })
    const before = await evidence()
    const same = await tierdrop(['regrade', '--json'], { cwd })
    expect(same.lines()[0]).toMatchObject({ replies: 0, changed: 0, withoutText: 0 })
    expect(await evidence()).toEqual(before)

    const config = demonstrationConfig('http://127.0.0.1:9', join(cwd, demonstrationStore))
    const invoices = { ...config.tasks['extract-invoice'], numberTolerance: 1_000_000 }
    const tolerant = { ...config, tasks: { ...config.tasks, 'extract-invoice': invoices } }
    writeFileSync(join(cwd, 'tolerant.yaml'), JSON.stringify(tolerant))
    const other = await tierdrop(['regrade', '--config', 'tolerant.yaml', '--json'], { cwd })
    expect(other.code).toBe(0)
    expect(other.lines()[0]?.changed).toBeGreaterThan(0)
    expect(await evidence()).not.toEqual(before)

    const back = await tierdrop(['regrade', '--task', 'extract-invoice', '--json'], { cwd })
    expect(back.lines()[0]?.changed).toEqual(other.lines()[0]?.changed)
    expect(await evidence()).toEqual(before)
  }, 180_000)

  test('purge takes the texts and leaves the counts', async () => {
    const before = await tierdrop(['status', '--json'], { cwd })
    const purged = await tierdrop(['purge', '--task', 'route-ticket', '--json'], { cwd })
    expect(purged.code).toBe(0)
    expect(purged.lines()[0]?.exchanges).toBeGreaterThan(50)
    const again = await tierdrop(['purge', '--task', 'route-ticket', '--json'], { cwd })
    expect(again.lines()[0]).toMatchObject({ exchanges: 0, replies: 0 })
    const after = await tierdrop(['status', '--json'], { cwd })
    expect(after.out).toBe(before.out)
  })

  test('Ctrl-C in the middle of a second start stops everything', async () => {
    const second = startUp(cwd)
    while (!/[1-9]\d* shadow replies graded/.test(second.output()))
      await once(second.process.stdout ?? process, 'data')
    process.kill(-(second.process.pid ?? 0), 'SIGINT')
    const [ended] = (await once(second.process, 'close')) as [number]
    expect(ended).toBe(0)
    if (hasProc) expect(processesOf(second.mark)).toEqual([])
  })
})

test('a taken port is named, with the way to choose another', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const env = { ...anyPort, TIERDROP_REPORT_LISTEN: `127.0.0.1:${port}` }
  const { code, err } = await tierdrop(['up'], { cwd: newFolder(), env })
  expect(err).toContain(`report: 127.0.0.1:${port} is in use already`)
  expect(err).toContain('TIERDROP_REPORT_LISTEN=')
  expect(code).toBe(4)
  taken.close()
})

test.each([
  ['TIERDROP_DEMONSTRATION_RATE', '0'],
  ['TIERDROP_DEMONSTRATION_RATE', 'many'],
  ['TIERDROP_DEMONSTRATION_TABLE', '30'],
  ['TIERDROP_DEMONSTRATION_TABLE', '30,20'],
])('%s=%s is refused', async (variable, value) => {
  const { code, err } = await tierdrop(['up'], { cwd: newFolder(), env: { [variable]: value } })
  expect(err).toContain(`${variable}: "${value}"`)
  expect(code).toBe(2)
})

test.each(['nonsense', '0.0.0.0:4100', '127.0.0.1:99999'])(
  'the demonstration does not listen on %s',
  async (address) => {
    const { code, err } = await tierdrop(['up'], {
      cwd: newFolder(),
      env: { TIERDROP_PROXY_LISTEN: address },
    })
    expect(err).toContain(`TIERDROP_PROXY_LISTEN: "${address}"`)
    expect(code).toBe(2)
  },
)
