import { describe, expect, it } from 'vitest'
import { isSameModel } from './same-model.ts'

describe('isSameModel', () => {
  it.each([
    ['gpt-5.4-mini', 'gpt-5.4-mini-2026-03-17'],
    ['gpt-5.4-mini', 'openai/GPT-5.4-mini'],
    ['claude-haiku-4-5', 'claude-haiku-4-5-20251001'],
    ['claude-haiku-4-5', 'anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['claude-haiku-4-5', 'us.anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['claude-haiku-4.5', 'claude-haiku-4-5'],
    ['claude-haiku-4-5', 'claude-haiku-4-5@20251001'],
    ['claude-3-5-haiku-latest', 'claude-haiku-3-5'],
    ['models/gemini-2.5-flash', 'gemini-2.5-flash'],
  ])('%s is %s', (a, b) => {
    expect(isSameModel(a, b)).toBe(true)
    expect(isSameModel(b, a)).toBe(true)
  })

  it.each([
    ['gpt-5.4-mini', 'gpt-5.4-nano'],
    ['gpt-5.4-mini', 'gpt-5.4'],
    ['gpt-5.4', 'gpt-5.5'],
    ['claude-haiku-4-5', 'claude-haiku-5-4'],
    ['claude-haiku-4-5', 'claude-sonnet-4-5'],
    ['gemini-2.5-flash', 'gemini-2.5-flash-lite'],
  ])('%s is not %s', (a, b) => {
    expect(isSameModel(a, b)).toBe(false)
  })
})
