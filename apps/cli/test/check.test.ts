import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { newFolder, tierdrop } from './console.ts'

const intents = resolve(import.meta.dirname, '../../../evals/intents')

describe('a run of a suite', () => {
  let run: string

  beforeAll(async () => {
    const cwd = newFolder()
    await tierdrop(['eval', intents, '--tier', 'nano', 'mini', '--cases', '150', '--out', 'run.json'], {
      cwd,
    })
    run = readFileSync(join(cwd, 'run.json'), 'utf8')
  })

  async function check(thresholds: string, ...more: string[]) {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'run.json'), run)
    writeFileSync(join(cwd, 'thresholds.yaml'), thresholds)
    const ran = await tierdrop(['check', '--run', 'run.json', '--thresholds', 'thresholds.yaml', ...more], {
      cwd,
    })
    return { ...ran, cwd }
  }

  test.each([
    ['met', 'tiers: { nano: { wrong: { atMost: 0.5 }, cost: { atMost: 1 }, p95: { atMost: 1m } } }', 0],
    ['proven to be missed', 'tiers: { nano: { wrong: { atMost: 0.005 } } }', 1],
    ['too dear', 'tiers: { nano: { cost: { atMost: 0.01 } } }', 1],
    ['too slow', 'tiers: { nano: { p95: { atMost: 1ms } } }', 1],
    ['neither proven nor refuted', 'tiers: { nano: { wrong: { atMost: 0.08 } } }', 3],
    ['not run', 'tiers: { haiku: { wrong: { atMost: 0.5 } } }', 3],
    ['one missed, one open', 'tiers: { nano: { wrong: { atMost: 0.08 }, cost: { atMost: 0.01 } } }', 1],
    ['a loss against the baseline that is borne', 'tiers: { nano: { loss: { atMost: 0.3 } } }', 0],
    ['a loss of the baseline against itself', 'tiers: { mini: { loss: { atMost: 0.3 } } }', 3],
    ['a typo', 'tiers: { nano: { wrongs: { atMost: 0.08 } } }', 2],
    ['thresholds of tasks', 'tasks: { route-ticket: { nano: { verdict: switch } } }', 2],
    ['nothing asked', '{}', 2],
  ])('%s', async (_, thresholds, expected) => {
    const { code, out, err } = await check(thresholds)
    expect({ code, out, err }).toMatchObject({ code: expected })
  })

  test('what is open is a no with --strict', async () => {
    expect((await check('tiers: { nano: { wrong: { atMost: 0.08 } } }', '--strict')).code).toBe(1)
  })

  test('names threshold, value and interval', async () => {
    const { out } = await check('tiers: { nano: { wrong: { atMost: 0.5 } } }')
    expect(out).toMatch(/^ok {4}nano: wrong \d+\.\d \(\d+\.\d to \d+\.\d\) %, at most 50\.0 asked$/m)
    const json = await check('tiers: { nano: { wrong: { atMost: 0.5 } } }', '--json')
    expect(json.lines()[0]).toMatchObject({ of: 'nano', what: 'wrong', state: 'ok', threshold: 0.5 })
  })

  test('writes JUnit XML', async () => {
    const thresholds =
      'tiers: { nano: { wrong: { atMost: 0.005 }, cost: { atMost: 1 } }, mini: { wrong: { atMost: 0.07 } } }'
    const { cwd, code } = await check(thresholds, '--junit', 'out/junit.xml')
    const xml = readFileSync(join(cwd, 'out/junit.xml'), 'utf8')
    expect(xml).toContain('<testsuite name="intents" tests="3" failures="1" errors="0" skipped="1">')
    expect(xml).toMatch(/<testcase classname="nano" name="wrong"><failure message="[^"<]+"\/>/)
    expect(code).toBe(1)
  })

  test('the suite’s own thresholds are the default', async () => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'run.json'), run)
    const { out } = await tierdrop(['check', '--run', 'run.json'], { cwd })
    expect(out).toMatch(/mini: wrong .* at most 11.0 asked/)
  })

  test.each([
    ['nowhere.json', 'there is no such run'],
    ['other.json', 'is no run of a suite'],
    ['broken.json', 'JSON'],
  ])('%s: %s', async (file, why) => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'other.json'), '{}')
    writeFileSync(join(cwd, 'broken.json'), '{')
    const { code, err } = await tierdrop(['check', '--run', file], { cwd })
    expect(err).toContain(why)
    expect(code).toBe(2)
  })
})

describe('stored verdicts', () => {
  test('an empty store has nothing to say yet', async () => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'tierdrop.yaml'), 'store: new.db')
    writeFileSync(join(cwd, 'new.db'), '')
    const { code, out } = await tierdrop(['check'], { cwd })
    expect(out).toContain('nothing has been counted yet')
    expect(code).toBe(3)
    expect((await tierdrop(['check', '--strict'], { cwd })).code).toBe(1)
  })

  test('no config, no store: wrong usage', async () => {
    const { code, err } = await tierdrop(['check'], { cwd: newFolder() })
    expect(err).toContain('tierdrop init')
    expect(code).toBe(2)
  })
})
