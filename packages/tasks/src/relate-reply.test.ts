import { expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { relateReply } from './relate-reply.ts'

const offers = 'Here they are.\n- b-7: the harbour view\n- a-2: the attic\n- c-9: the cellar flat'
const report = Array.from(
  { length: 30 },
  (_, at) => `Tower ${at} lost pressure because valves were frozen.`,
).join(' ')
const mail = 'Anna Berg wrote from Oslo that order 77-1 arrived broken.'

it.each([
  ['identifiers in another order', offers, 'c-9, b-7, a-2', 'reorders'],
  ['the same as numbered lines', offers, '1. a-2: quiet\n2. b-7: loud\n3. c-9: damp', 'reorders'],
  ['the same in JSON', offers, '{"ranking": ["c-9", "a-2", "b-7"]}', 'reorders'],
  ['items in the order of the request were found, not ranked', offers, 'b-7, a-2, c-9', 'quotes'],
  ['items that the request does not list', offers, 'x-1, y-2, z-3', null],
  [
    'a third of the words, and the same ones',
    report,
    'Towers lost pressure because valves were frozen.',
    'condenses',
  ],
  ['other words', report, 'Please order new machines tomorrow morning from another country instead.', null],
  ['as many words', report, report, null],
  ['values that stand in the request', mail, '{"name":"Anna Berg","city":"Oslo"}', 'quotes'],
  [
    'sentences that do not',
    mail,
    '{"subject":"We are sorry for the trouble today","body":"A new parcel leaves our house tomorrow morning."}',
    'invents',
  ],
  ['labels', mail, '{"ok":true,"level":"high"}', null],
  ['JSON that was cut off', mail, '{"name":"Anna', null],
  ['nothing', mail, '', null],
])('%s', (_, asked, said, relation) => {
  expect(relateReply(conversationOf({ messages: messages(asked) }), replyOf(said))).toBe(relation)
})
