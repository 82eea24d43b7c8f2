import { expect, it } from 'vitest'
import { dialects, readRequest, writeRequest } from '../src/index.ts'
import { open, recordings, there } from './recordings.ts'

it.skipIf(!there)('leaves recorded requests as they are where nothing changes', () => {
  for (const recording of recordings) {
    const { dialect, request } = open(recording)
    const written = writeRequest(dialect, readRequest(dialect, request), { dialect, body: request })
    expect(written).toEqual({ body: request, dropped: [] })
  }
})

it.skipIf(!there)('says in another dialect what recorded requests say, or names what it leaves out', () => {
  for (const recording of recordings) {
    const { dialect, request } = open(recording)
    const asked = readRequest(dialect, request)
    for (const to of dialects) {
      const { body, dropped } = writeRequest(to, asked, { dialect, body: request })
      const read = readRequest(to, body)
      // Anthropic takes no system prompt alone, so it becomes the user's turn
      const alone = dropped.includes('a system prompt without a turn')
      expect(read.system, recording.id).toBe(alone ? '' : asked.system)
      expect(read.model).toBe(asked.model)
      const calls = (conversation: typeof asked) =>
        conversation.messages.flatMap(({ parts }) =>
          parts.flatMap((part) =>
            part.type === 'tool-call' && part.call.type === 'function' ? part.call.name : [],
          ),
        )
      expect(calls(read), recording.id).toEqual(calls(asked))
      const told = asked.tools.filter(({ name }) => !dropped.includes(`tool ${name}`))
      expect(
        read.tools.map(({ name }) => name),
        recording.id,
      ).toEqual(told.map(({ name }) => name))
    }
  }
})
