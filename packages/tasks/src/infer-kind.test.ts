import type { Conversation } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { inferKind } from './infer-kind.ts'
import { nameTask } from './name-task.ts'
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
const read = (
  parts: Partial<Conversation>,
  reply = replyOf('Some words in reply, more than a label has.'),
) => {
  const conversation = conversationOf({ messages: messages('My parcel is late.'), ...parts })
  const setting = readSetting(conversation)
  const instruction = setting.needsUserText
    ? readMessage(setting, 'My parcel is late.').instruction
    : readInstruction(setting)
  return { kind: inferKind(instruction, conversation, reply).kind, name: nameTask(instruction) }
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
  expect(read({ system: 'You see mails.' }, replyOf('spam')).kind).toBe('classify')
  expect(read({ system: 'You see mails.' }, replyOf('{"from":"x","to":"y"}')).kind).toBe('extract')
  expect(read({ system: 'You see mails.' }, replyOf('```py\nx\n```')).kind).toBe('code')
})
