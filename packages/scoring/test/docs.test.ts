import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isGraderFile } from '@tierdrop/config'
import { describe, expect, it } from 'vitest'
import {
  failures,
  type Grade,
  grade,
  gradeLine,
  graders,
  gradersFor,
  kinds,
  loadGraders,
} from '../src/index.ts'
import { pairOf } from './pairs.ts'

const docs = readFileSync(new URL('../../../docs/graders.md', import.meta.url), 'utf8')

describe('the docs', () => {
  it('list every failure as it is, and none besides', () => {
    const rows = [...docs.matchAll(/^\| `([\w-]+)` \| (yes|no) \| (.+) \|$/gm)].map(
      ([, code, detectable, sentence]) => [code, detectable === 'yes', sentence],
    )
    expect(rows).toEqual(
      Object.entries(failures).map(([code, [detectable, sentence]]) => [code, detectable, sentence]),
    )
  })

  it('tell of every grader and of every kind', () => {
    for (const name of Object.keys(graders)) expect(docs).toMatch(new RegExp(`^## .*\\b${name}\\b`, 'm'))
    for (const kind of kinds) expect(docs).toMatch(new RegExp(`^\\| ${kind} \\|`, 'm'))
  })

  it("name each kind's graders", () => {
    for (const kind of kinds) {
      const row = docs.match(new RegExp(`^\\| ${kind} \\|.*$`, 'm'))?.[0] ?? ''
      for (const grader of gradersFor(kind, { schema: {} }, null)) expect(row).toContain(`\`${grader.name}\``)
    }
  })

  it('show a line that can be graded', async () => {
    const line = docs.match(/```json\n(.+)\n```/)?.[1] ?? ''
    await expect(gradeLine(line)).resolves.toMatchObject({ id: '1' })
  })
})

describe("a team's own grader", () => {
  const folder = mkdtempSync(join(tmpdir(), 'graders-'))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return `./${name}`
  }
  const example = docs.match(/```ts\n([\s\S]+?)```/)?.[1] ?? ''

  it('written by the docs alone, grades', async () => {
    const chosen = await loadGraders([file('refunds.ts', example), 'shape'], folder, { strings: 'fuzzy' })
    const graded = (a: string, b: string): Grade | Promise<Grade> =>
      grade(pairOf(a, b), { kind: 'text', options: {}, graders: chosen })
    expect(await graded('We are sorry.', 'We are very sorry.')).toMatchObject({
      outcome: 'passed',
      notes: expect.arrayContaining(['strings: fuzzy']),
    })
    expect(await graded('We are sorry.', 'We will refund you.')).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'grader-failed', detail: 'promises a refund' }],
    })
  })

  it.each([
    ['no default export', 'export const x = 1', 'expected a grader as its default export'],
    ['no name', 'export default { version: 1, grade() {} }', 'name: expected a string'],
    ['no version', 'export default { name: "x", grade() {} }', 'version: expected an integer'],
    ['no grade', 'export default { name: "x", version: 1 }', 'grade: expected a function'],
    [
      'an unknown need',
      'export default { name: "x", version: 1, needs: ["luck"], grade() {} }',
      'needs: expected a list',
    ],
    ['a syntax error', 'export default {', 'cannot be loaded'],
  ])('with %s is told at once', async (what, text, message) => {
    await expect(loadGraders([file(`${what.replaceAll(' ', '-')}.ts`, text)], folder)).rejects.toThrow(
      message,
    )
  })

  it('that is not there is told at once', async () => {
    await expect(loadGraders(['./nowhere.ts'], folder)).rejects.toThrow('./nowhere.ts: cannot be loaded')
  })

  const answers: [string, string, object][] = [
    ['nothing', 'undefined', { outcome: 'unscored' }],
    ['true', 'true', { outcome: 'unscored' }],
    ['an outcome of its own', '({ outcome: "maybe" })', { outcome: 'unscored' }],
    ['a score that is none', '({ outcome: "passed", score: NaN })', { outcome: 'passed', score: 1 }],
    ['a score above one', '({ outcome: "passed", score: 7 })', { outcome: 'passed', score: 1 }],
    [
      'a failure without a list',
      '({ outcome: "failed", score: 0 })',
      { outcome: 'failed', failures: [{ code: 'grader-failed' }] },
    ],
    [
      'a name of its own',
      '({ outcome: "failed", score: 0, failures: [{ code: "rude", detectable: true }] })',
      { outcome: 'failed', failures: [{ code: 'grader-failed', detail: 'rude', detectable: true }] },
    ],
    [
      'a known name',
      '({ outcome: "failed", score: 0, failures: [{ code: "refusal" }] })',
      { outcome: 'failed', failures: [{ code: 'refusal', detectable: true }] },
    ],
    ['a promise', 'Promise.resolve({ outcome: "passed", score: 1 })', { outcome: 'passed' }],
    [
      'an exception',
      '(() => { throw new Error("oops") })()',
      { outcome: 'unscored', reason: 'mine broke: oops' },
    ],
    [
      'a broken promise',
      'Promise.reject(new Error("oops"))',
      { outcome: 'unscored', reason: 'mine broke: oops' },
    ],
  ]
  it.each(answers)('that answers with %s', async (what, answer, expected) => {
    const name = file(
      `answers-${what.replaceAll(' ', '-')}.ts`,
      `export default { name: 'mine', version: 1, grade: () => ${answer} }`,
    )
    const result = await grade(pairOf('x', 'y'), {
      kind: 'text',
      options: {},
      graders: await loadGraders([name], folder),
    })
    expect(result).toMatchObject(expected)
  })

  it('is told from a name by its ending', () => {
    expect(['./a.ts', 'a.mjs', '/x/b.js'].every(isGraderFile)).toBe(true)
    expect(['fields', 'tool-calls'].some(isGraderFile)).toBe(false)
  })
})
