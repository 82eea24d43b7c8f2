import { expect, it } from 'vitest'
import { asAsked, writtenTarget } from './as-asked.ts'

const target = (path: string) => asAsked({ path, dialect: 'openai-chat', headers: null }).target

it('keeps where a request went, if it is not the usual place', () => {
  expect(target('/v1/chat/completions')).toBeUndefined()
  for (const path of [
    '/openai/deployments/gpt-5-4-mini-2026-03-17-eu1/chat/completions?api-version=2026-01-01-preview',
    '/openai/deployments/DeskInSpring/chat/completions',
    '/v1beta/openai/chat/completions',
  ])
    expect(target(path)).toBe(path)
})

it.each([
  '/qaeewdLEsuLMp6JqZNg4/chat/completions',
  '/k/9f86d081884c7d659a2feaa0c55ad015/chat/completions',
  '/aBcDeFgHiJkLmNoPqR/chat/completions',
  '/sk-proj-5uEiTCon4gt6xDrb/chat/completions',
  `/${'long-'.repeat(120)}/chat/completions`,
])('keeps no address that may hold a key: %s', (path) => {
  expect(target(path)).toBe('')
})

it('writes down of a query what names a version, and nothing else', () => {
  const base = '/eu'
  expect(writtenTarget('/eu/v1/messages?beta=true', base)).toBe('/v1/messages?beta=true')
  expect(writtenTarget('/eu/x/responses?api-key=a&api-version=2026-01-01&sig=b', base)).toBe(
    '/x/responses?api-version=2026-01-01',
  )
  expect(writtenTarget('/eu/v1/responses?code=beta%3Dtrue&api-version=a b', base)).toBe('/v1/responses')
  expect(writtenTarget('/v1/responses', '')).toBe('/v1/responses')
})

it('keeps the headers that a body is written for', () => {
  const versions = { 'anthropic-version': '2023-06-01', 'openai-beta': 'assistants=v2' }
  const headers = JSON.stringify({ 'x-team': 'desk', ...versions })
  expect(asAsked({ path: '/v1/messages', dialect: 'anthropic-messages', headers })).toEqual({
    apiHeaders: versions,
  })
})
