import { expect, it } from 'vitest'
import { conversationText, lastUserText } from './conversation-text.ts'
import { readRequest } from './read-request.ts'

const conversation = readRequest('anthropic-messages', {
  system: 'Be brief.',
  messages: [
    { role: 'user', content: 'Where is it?' },
    { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'find', input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: 'in Rome' }] },
  ],
})

it('is what the user said last, tools left aside', () => {
  expect(lastUserText(conversation)).toBe('Where is it?')
  expect(lastUserText({ ...conversation, messages: [] })).toBe('')
})

it('is all that was said', () => {
  expect(conversationText(conversation)).toBe('Be brief.\n\nWhere is it?\n\nin Rome')
})
