import { describe, expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { createIdentifier, type FoundSession, type IdentifierOptions, type IdentifyInput } from './index.ts'

let made = 0
const system = 'You are a clerk. Classify the ticket as billing or technical. Reply with the label only.'
const turn = (
  id: string,
  previous: string | null,
  text: string,
  conversation: Partial<IdentifyInput['conversation']> = {},
  more: Partial<IdentifyInput> = {},
): IdentifyInput => ({
  id: `exchange-${made++}`,
  at: made,
  dialect: 'anthropic-messages',
  reply: { ...replyOf('billing'), id },
  taskHeader: null,
  sessionHeader: null,
  ...more,
  conversation: conversationOf({ messages: messages(text), previousResponseId: previous, ...conversation }),
})
const identifier = (options: Partial<IdentifierOptions> = {}) =>
  createIdentifier({ rules: {}, sample: 1, seed: 's', known: [], ...options })

describe('what goes on from a reply by its id, without an instruction of its own,', () => {
  it.each(['anthropic-messages', 'openai-responses'] as const)(
    'is of the version and kind of the session that it continues: %s',
    (dialect) => {
      const { identify } = identifier()
      const first = identify(turn('msg_1', null, 'a', { system }, { dialect }))
      const second = identify(turn('msg_2', 'msg_1', 'Translate the poem about the sea.', {}, { dialect }))
      const third = identify(turn('msg_3', 'msg_2', 'Why?', {}, { dialect }))
      for (const next of [second, third]) {
        expect(next.version).toEqual({ ...first.version, isNew: false })
        expect([next.task, next.kind, next.session.key]).toEqual([first.task, first.kind, first.session.key])
      }
      expect(third.session.step).toBe(2)
    },
  )

  it('keeps the task that a header or a rule gave its session', () => {
    const { identify } = identifier({ rules: { sorting: { match: { system: 'clerk' } } } })
    const ruled = identify(turn('msg_1', null, 'a', { system }))
    expect(identify(turn('msg_2', 'msg_1', 'b')).version.key).toBe(ruled.version.key)
    expect(identify(turn('msg_3', 'msg_2', 'c')).task).toEqual({ ...ruled.task, name: 'sorting' })
    const header = { taskHeader: 'desk' }
    const named = identify(turn('msg_4', null, 'a', { system: 'Write a poem.' }, header))
    expect(identify(turn('msg_5', 'msg_4', 'b', {}, header)).version.key).toBe(named.version.key)
    expect(identify(turn('msg_6', 'msg_5', 'b')).task).toEqual(named.task)
  })

  it('is another version where it brings an instruction, tools or another schema', () => {
    const { identify } = identifier()
    const first = identify(turn('msg_1', null, 'a', { system }))
    const format = { name: 'x', strict: true, schema: { type: 'object', properties: { a: {} } } }
    const keys = [{ system: 'Write a poem.' }, { format }].map(
      (more) => identify(turn(`msg_${made}`, 'msg_1', 'b', more)).version.key,
    )
    expect(new Set([first.version.key, ...keys]).size).toBe(3)
  })

  it('is one and the same version, whatever it says, where its session is not known', () => {
    const { identify } = identifier()
    const found = ['Translate this.', 'Extract the date.', 'Why?'].map((text, at) =>
      identify(turn(`msg_${at}`, `lost_${at}`, text)),
    )
    expect(new Set(found.map(({ version }) => version.key)).size).toBe(1)
  })

  it('is of the version that the store has for its session, after a restart', async () => {
    const before = identifier()
    const first = before.identify(turn('msg_1', null, 'a', { system }))
    const second = before.identify(turn('msg_2', 'msg_1', 'b'))
    const { task, version, kind } = first
    const found: FoundSession = { sessionKey: second.session.key, step: 1, taskVersion: version.key }
    const after = identifier({
      known: [
        {
          taskKey: task.key,
          taskName: task.name,
          versionKey: version.key,
          fingerprint: version.fingerprint,
          sketch: version.sketch,
          firstSeen: 1,
          kind,
        },
      ],
      findSession: async (hash) => (hash === second.session.prefixHash ? found : null),
    })
    const third = turn('msg_3', 'msg_2', 'c')
    await after.recall(third)
    const { version: again, kind: kindAgain } = after.identify(third)
    expect([again.key, kindAgain]).toEqual([version.key, kind])
  })
})
