import { describe, expect, it } from 'vitest'
import { readRequest } from './read-request.ts'
import type { Dialect } from './types.ts'

const effects = (dialect: Dialect, body: object) => readRequest(dialect, body).effects ?? []

describe('what answering does beside the reply', () => {
  it('is a conversation that the vendor keeps and appends to', () => {
    expect(effects('openai-responses', { input: 'hi', conversation: 'conv_1' })).toEqual(['conversation'])
    expect(effects('openai-responses', { input: 'hi', conversation: { id: 'conv_1' } })).toEqual([
      'conversation',
    ])
    expect(effects('openai-responses', { input: 'hi', conversation: null })).toEqual([])
  })

  it('is what tools do on servers that the vendor calls', () => {
    const mcp = { type: 'mcp', server_label: 'tickets', server_url: 'https://tickets.example/mcp' }
    expect(effects('openai-responses', { input: 'hi', tools: [mcp] })).toEqual(['mcp'])
    expect(effects('openai-chat', { messages: [], tools: [mcp] })).toEqual(['mcp'])
    const servers = [{ type: 'url', url: 'https://tickets.example/mcp', name: 'tickets' }]
    expect(effects('anthropic-messages', { messages: [], mcp_servers: servers })).toEqual(['mcp'])
    expect(effects('anthropic-messages', { messages: [], mcp_servers: [] })).toEqual([])
  })

  it('is what stays in a container of the caller', () => {
    const interpreter = (container: unknown) => ({ tools: [{ type: 'code_interpreter', container }] })
    expect(effects('openai-responses', interpreter('cntr_1'))).toEqual(['container'])
    expect(effects('openai-responses', interpreter({ type: 'auto' }))).toEqual([])
    expect(effects('anthropic-messages', { messages: [], container: 'container_1' })).toEqual(['container'])
    expect(effects('anthropic-messages', { messages: [], container: { id: 'container_1' } })).toEqual([
      'container',
    ])
    expect(effects('anthropic-messages', { messages: [], container: { skills: [] } })).toEqual([])
  })

  it('is nothing where the caller runs the tools, or the vendor only looks something up', () => {
    const run = { type: 'function', name: 'refund', parameters: {} }
    expect(effects('openai-responses', { input: 'hi', tools: [run, { type: 'web_search' }] })).toEqual([])
  })
})
