import type { Conversation } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { inferKind, kindByTools } from './infer-kind.ts'
import { nameTask } from './name-task.ts'
import { ReplyEvidence } from './reply-evidence.ts'
import { readInstruction, readMessage, readSetting } from './skeleton/read-instruction.ts'

const tool = (name: string) => ({
  name,
  description: null,
  parameters: { type: 'object', properties: { text: { type: 'string' } } },
  strict: false,
})
const schema = (name: string, properties: Record<string, unknown>) => ({
  name,
  strict: true,
  schema: { type: 'object', properties },
})
const read = (parts: Partial<Conversation>, replies = ['']) => {
  const conversation = conversationOf({ messages: messages('My parcel is late.'), ...parts })
  const setting = readSetting(conversation)
  const instruction = setting.needsUserText
    ? readMessage(setting, 'My parcel is late.').instruction
    : readInstruction(setting)
  const evidence = new ReplyEvidence()
  for (const reply of replies) evidence.add(conversation, replyOf(reply))
  return {
    kind: kindByTools(instruction, conversation) ?? inferKind(instruction, conversation, evidence),
    name: nameTask(instruction),
  }
}

it.each<[string, string, Partial<Conversation>]>([
  ['classify', 'classify-support-ticket', { system: 'Classify the support ticket as billing or technical.' }],
  [
    'classify',
    'priority',
    {
      system: 'You see mails.',
      format: schema('priority', { level: { enum: ['low', 'high'] }, reason: { type: 'string' } }),
    },
  ],
  ['rank', 'rank-offers', { system: 'Rank the offers by price.' }],
  ['extract', 'extract-invoice-number', { system: 'Extract the invoice number.' }],
  [
    'extract',
    'invoice-data',
    { format: schema('InvoiceData', { total: { type: 'number' }, vendor: { type: 'string' } }) },
  ],
  [
    'extract',
    'record-order',
    { tools: [tool('record_order')], toolChoice: { mode: 'tool', name: 'record_order' } },
  ],
  ['summarize', 'summarize-meeting', { system: 'Summarize the meeting.' }],
  ['summarize', 'digest', { format: schema('digest', { summary: { type: 'string' } }) }],
  ['code', 'write-sql-query', { system: 'Write a SQL query. Output code only.' }],
  ['text', 'translate-message', { system: 'Translate the message to French.' }],
  ['text', 'weather-assistant', { system: 'You are a weather assistant.' }],
  ['tools', 'get-weather', { tools: [tool('get_weather')] }],
  [
    'agent',
    'travel-agent',
    {
      system: 'You are a travel agent. Use the tools step by step until the trip is booked.',
      tools: [tool('find'), tool('book')],
    },
  ],
  ['text', 'chat', {}],
])('%s: %s', (kind, name, parts) => {
  expect(read(parts)).toEqual({ kind, name })
})

it('asks the replies where the instruction leaves it open', () => {
  const kindOf = (replies: string[]) => read({ system: 'You see mails.' }, replies).kind
  expect(kindOf(['spam', 'ham', 'spam'])).toBe('classify')
  const found = ['parcel', 'the parcel', 'my parcel'].map((what) => JSON.stringify({ what, state: 'late' }))
  expect(kindOf(found)).toBe('extract')
  expect(kindOf(['```py\nx\n```', '```py\ny = x\n```'])).toBe('code')
})
