import { expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { createIdentifier } from './index.ts'
import { shapeOf } from './repertoire.ts'

it.each([
  ['billing', 'label'],
  ['**Billing.**', 'label'],
  ['<answer>promoter</answer>', 'label'],
  ['その他', 'label'],
  ['4', 'label'],
  ['{"category": "spam", "reason": "sells watches", "confidence": 0.91}', 'labels-in-json'],
  ['```json\n{"allowed": true}\n```', 'labels-in-json'],
  ['{"street": "a much longer text than labels have, with a number"}', 'json'],
  ['[{"id": 1}]', 'json'],
  ['```ts\nconst a = 1\n```', 'code'],
  ['SELECT count(*) FROM orders', 'code'],
  ['=SUM(A1:A9)', 'code'],
  ['5 4 * * 1 /usr/bin/backup --all', 'code'],
  ['Your parcel comes on Monday, said the driver.', 'prose'],
  ['お荷物は月曜日に届きますので少々お待ちください', 'prose'],
  ['{"cut off', 'prose'],
] as const)('%s: %s', (text, shape) => {
  expect(shapeOf(replyOf(text))?.shape).toBe(shape)
})

const kindAfter = (system: string, replies: string[]) => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 's', known: [] })
  return replies.map(
    (reply, at) =>
      identify({
        id: `x${at}`,
        at,
        dialect: 'openai-chat',
        conversation: conversationOf({ system, messages: messages('Dobrý den.') }),
        reply: replyOf(reply),
        taskHeader: null,
        sessionHeader: null,
      }).kind,
  )
}
const repeat = <Item>(items: Item[]) => Array.from({ length: 8 }, () => items).flat()

it('sees by the replies that one of a closed list is chosen, in any language', () => {
  const kinds = kindAfter(
    'Odpověz názvem oddělení, kam zpráva patří.',
    repeat(['fakturace', 'sklad', 'jiné']),
  )
  expect(kinds.at(-1)).toBe('classify')
  expect(kindAfter('Review the post: answer in JSON.', repeat(['{"ok":true}', '{"ok":false}'])).at(-1)).toBe(
    'classify',
  )
})

it('does not take a stub that always says the same for a choice', () => {
  expect(kindAfter('Write an e-mail to the customer. Draft only.', repeat(['ok'])).at(-1)).toBe('text')
})

it('believes replies rather than words that the instruction has by chance', () => {
  const prose = repeat(['a']).map(
    (_, at) => `Number ${at} loads the user, and then it goes on as was said before.`,
  )
  expect(kindAfter('Explain the Python function of this script to a beginner, no code.', prose).at(-1)).toBe(
    'text',
  )
})

it('sees by the replies that things are put in an order', () => {
  expect(kindAfter('Seřaď uchazeče.', repeat(['2, 1, 3', '3, 1, 2', '1, 2, 3'])).at(-1)).toBe('rank')
  expect(kindAfter('Hodnocení textu číslem.', repeat(['2', '1', '3'])).at(-1)).toBe('classify')
})

it('takes short answers that never come twice for values, if they stand in the requests', () => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 's', known: [] })
  const kinds = Array.from(
    { length: 12 },
    (_, at) =>
      identify({
        id: `x${at}`,
        at,
        dialect: 'openai-chat',
        conversation: conversationOf({
          system: 'Positions as "sku;quantity", nothing else.',
          messages: messages(`Please send ${at} of SKU-${at * 7919} to Oslo.`),
        }),
        reply: replyOf(`SKU-${at * 7919};${at}`),
        taskHeader: null,
        sessionHeader: null,
      }).kind,
  )
  expect(kinds.at(-1)).toBe('extract')
})

it('does not take minutes for a summary where records are made of them', () => {
  const replies = Array.from({ length: 12 }, (_, at) =>
    JSON.stringify([
      { person: `P${at}`, promise: 'sends the offer to the board by then', due: '2026-01-02' },
    ]),
  )
  expect(kindAfter('Who promised what? Go through the minutes and give JSON.', replies).at(-1)).toBe(
    'extract',
  )
})
