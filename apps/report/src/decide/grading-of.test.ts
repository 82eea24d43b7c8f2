import { configSchema } from '@tierdrop/config'
import { describe, expect, it } from 'vitest'
import { gradingOf } from './grading-of.ts'

const task = (given: object) => configSchema.parse({ tasks: { a: given } }).tasks.a ?? null

describe('gradingOf', () => {
  it('is another question with another grader or option, and the same with another margin', () => {
    const plain = gradingOf('classify', null)
    expect(gradingOf('classify', task({ margin: 0.1 }))).toBe(plain)
    expect(gradingOf('classify', task({ graders: ['label'] }))).toBe(plain)
    const others = [
      gradingOf('extract', null),
      gradingOf('classify', task({ labels: ['a', 'b'] })),
      gradingOf('classify', task({ graders: ['label', 'shape'] })),
      gradingOf('classify', task({ graders: ['./own.ts'] })),
      gradingOf('classify', task({ score: 'coverage' })),
      gradingOf('classify', task({ minCoverage: 0.9 })),
    ]
    expect(new Set([plain, ...others]).size).toBe(7)
  })
})
