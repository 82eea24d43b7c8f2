import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { grade } from '../src/index.ts'
import { readGradeLine } from '../src/lines/read-grade-line.ts'

const folder = new URL('./adversarial/', import.meta.url)

type Line = { id: string; why: string; pass: boolean | 1 | 0; graders?: string[] }

// Half of the pairs look different and must pass, half look alike and must fail.
describe.each(readdirSync(folder).filter((file) => file.endsWith('.jsonl')))('%s', (file) => {
  const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
  const cases = lines.map((line) => ({ line, ...(JSON.parse(line) as Line) }))

  it('has at least sixty pairs, half of each', () => {
    expect(cases.filter((given) => given.pass).length).toBeGreaterThanOrEqual(30)
    expect(cases.filter((given) => !given.pass).length).toBeGreaterThanOrEqual(30)
  })

  it.each(cases)('$id $why', async ({ line, pass, graders }) => {
    const { pair, task } = readGradeLine(line)
    const result = await grade(pair, graders ? { ...task, graders } : task)
    expect(result, JSON.stringify(result)).toMatchObject({ outcome: pass ? 'passed' : 'failed' })
  })
})
