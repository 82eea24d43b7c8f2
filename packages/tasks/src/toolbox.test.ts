import { describe, expect, it } from 'vitest'
import { conversationOf, messages, replyOf } from '../test/labelled/template.ts'
import { createIdentifier, type Identity, type KnownVersion } from './index.ts'

const tool = (name: string, description: string | null = null) => ({
  name,
  description,
  parameters: { type: 'object', properties: { id: { type: 'string' } } },
  strict: false,
})
const clerk = 'You are the clerk of Acme. Look up what the customer asks for, then answer in two sentences.'

const identifier = (known: KnownVersion[] = []) => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 's', known })
  let made = 0
  return (
    tools: ReturnType<typeof tool>[],
    system = clerk,
    taskHeader: string | null = null,
    text = 'My parcel is late.',
  ): Identity => {
    made++
    return identify({
      id: `exchange-${made}`,
      at: made,
      dialect: 'openai-chat',
      conversation: conversationOf({ system, tools, messages: messages(text) }),
      reply: replyOf('', [{ id: `call_${made}abcdef0`, name: 'find', arguments: '{}', type: 'function' }]),
      taskHeader,
      sessionHeader: null,
    })
  }
}
const named = (...names: string[]) => names.map((name) => tool(name))
const keys = (found: Identity[]) => new Set(found.map(({ version }) => version.key)).size

describe('requests that offer what they may need of one toolbox', () => {
  it('are one version, and the toolbox grows as it is seen', () => {
    const identify = identifier()
    const found = [
      identify(named('find', 'cancel')),
      identify(named('find', 'refund', 'call')),
      // nothing in common with the first, but with what the toolbox has become
      identify(named('refund')),
      identify(named('call', 'cancel')),
      identify(named('find', 'cancel')),
    ]
    expect(keys(found)).toBe(1)
    expect(found.map(({ version }) => version.isNew)).toEqual([true, true, false, false, false])
  })

  it('are one version across a restart of capture, and of a task named by header', () => {
    const identify = identifier()
    const first = identify(named('find', 'cancel'))
    const { task, version } = identify(named('cancel', 'refund'))
    const known = [
      {
        taskKey: task.key,
        taskName: task.name,
        versionKey: version.key,
        fingerprint: version.fingerprint,
        sketch: version.sketch,
        firstSeen: 1,
      },
    ]
    const again = identifier(known)(named('refund', 'call'))
    expect([version.key, again.version.key]).toEqual([first.version.key, first.version.key])
    const withHeader = identifier()
    expect(
      keys([withHeader(named('a', 'b'), clerk, 'desk'), withHeader(named('b', 'c'), clerk, 'desk')]),
    ).toBe(1)
  })

  it('were told apart until one offered tools of both', () => {
    const identify = identifier()
    const [one, other] = [identify(named('find')), identify(named('refund'))]
    expect(other?.task.key).not.toBe(one?.task.key)
    const both = identify(named('find', 'refund'))
    const later = [identify(named('refund')), identify(named('find'))]
    expect(keys([both, ...later])).toBe(1)
    expect(later[0]?.task).toEqual(one?.task)
  })

  it('are one version of a prompt that brings other text each time', () => {
    const identify = identifier()
    const prompt = (at: number) => `${clerk}\n\nThe log of shift ${at}: ${'abcdefghijkl'[at % 12]}x went by.`
    const found = Array.from({ length: 24 }, (_, at) =>
      identify(named('find', ['cancel', 'refund', 'call'][at % 3] ?? ''), prompt(at)),
    )
    expect(keys(found.slice(12))).toBe(1)
  })
})

describe('another toolbox', () => {
  it('with nothing in common is another task, and so is none', () => {
    const identify = identifier()
    const tasks = [named('find', 'cancel'), named('play', 'stop'), []].map(
      (tools) => identify(tools).task.key,
    )
    expect(new Set(tasks).size).toBe(3)
  })

  it('where a tool was described anew is a version of the same task, and goes on with the rest of it', () => {
    const identify = identifier()
    const old = identify([tool('find', 'Finds orders.'), tool('cancel'), tool('refund')])
    const changed = identify([tool('find', 'Finds orders and parcels.'), tool('cancel')])
    expect(changed.version.key).not.toBe(old.version.key)
    expect(changed.version.previousKey).toBe(old.version.key)
    expect(changed.task).toEqual(old.task)
    expect(identify([tool('refund'), tool('cancel')]).version.key).toBe(changed.version.key)
    expect(identify([tool('find', 'Finds orders.'), tool('refund')]).version.key).toBe(old.version.key)
  })

  it('that shares one of many tools is another task where no prose says that it is the same', () => {
    const identify = identifier()
    const one = identify(named('search', 'a', 'b', 'c'), '')
    const other = identify(named('search', 'x', 'y', 'z'), '')
    const same = identify(named('search', 'a'), '')
    expect(other.version.key).not.toBe(one.version.key)
    expect(same.version.key).toBe(one.version.key)
  })
})
