import { expect, it } from 'vitest'
import { dialectOfPath } from './dialect-of-path.ts'

it.each([
  ['/v1/chat/completions', 'openai-chat'],
  ['/openai/deployments/nano/chat/completions?api-version=2026-01-01', 'openai-chat'],
  ['/v1beta/openai/chat/completions/', 'openai-chat'],
  ['/v1/responses', 'openai-responses'],
  ['/anthropic/v1/messages?beta=true', 'anthropic-messages'],
  ['/v1/messages/count_tokens', null],
  ['/v1/messages/batches', null],
  ['/v1/responses/resp_1', null],
  ['/v1/responses/resp_1/cancel', null],
  ['/v1/responses/input_tokens', null],
  ['/v1/chat/completions/c1/messages', null],
  ['/v1/threads/t1/messages', null],
  ['/v1/embeddings', null],
  ['/v1/completions', null],
  ['/myresponses', null],
  ['', null],
] as const)('%s speaks %s', (path, dialect) => {
  expect(dialectOfPath(path)).toBe(dialect)
})
