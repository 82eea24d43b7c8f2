import { readExchange, readRequest } from '@tierdrop/wire'
import { describe, expect, it } from 'vitest'
import { estimateInput, estimateUsage } from './estimate-usage.ts'

const request = (content: unknown) => ({ model: 'm', messages: [{ role: 'user', content }] })
const inputOf = (content: unknown) => estimateInput(readRequest('openai-chat', request(content)))

describe('estimateUsage', () => {
  it('counts what was sent and written, and says that it is an estimate', () => {
    const { conversation, reply } = readExchange({
      dialect: 'openai-chat',
      request: request('tell me a joke about tokens'),
      response: {
        status: 200,
        contentType: 'application/json',
        body: JSON.stringify({
          choices: [
            { index: 0, message: { role: 'assistant', content: 'hello world' }, finish_reason: 'stop' },
          ],
        }),
      },
    })
    // 6 words are 6 tokens, and 7 stand for the borders of messages
    expect(estimateUsage(conversation, reply)).toMatchObject({
      input: 13,
      output: 2,
      estimated: true,
      cacheRead: null,
      reasoning: null,
    })
  })

  it('counts tools and reads a tokenizer’s own marks as text', () => {
    expect(inputOf('<|endoftext|>')).toBeGreaterThan(8)
    const tools = [{ type: 'function', function: { name: 'refund', parameters: { type: 'object' } } }]
    const withTools = readRequest('openai-chat', { ...request('hi'), tools })
    expect(estimateInput(withTools)).toBeGreaterThan(Number(inputOf('hi')) + 5)
  })

  it('leaves the input unknown where an image stands in it', () => {
    expect(inputOf([{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } }])).toBeNull()
  })

  it('does not hang on a megabyte without a space', () => {
    // Whole, a run of this length would take the tokenizer minutes: the test would time out.
    expect(inputOf('a'.repeat(1_000_000))).toBeGreaterThan(100_000)
  })
})
