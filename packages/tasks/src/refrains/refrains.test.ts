import { expect, it } from 'vitest'
import { fillerOf } from '../../test/holdout/filler.ts'
import { seeded } from '../../test/labelled/seeded.ts'
import { conversationOf, messages, replyOf } from '../../test/labelled/template.ts'
import { createIdentifier, type Identifier, type Identity, type KnownVersion } from '../index.ts'

const identifier = (known: KnownVersion[] = []) => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 's', known })
  let made = 0
  return (text: string, system = ''): Identity => {
    made++
    return identify({
      id: `exchange-${made}`,
      at: made,
      dialect: 'openai-chat',
      conversation: conversationOf({ system, messages: messages(text) }),
      reply: replyOf('ok'),
      taskHeader: null,
      sessionHeader: null,
    })
  }
}
const tasks = (found: readonly Identity[]) => new Set(found.map(({ task }) => task.key)).size
const stored = (found: readonly Identity[]): KnownVersion[] => {
  const rows = new Map<string, KnownVersion>()
  for (const [at, { task, version }] of found.entries())
    if (version.isNew)
      rows.set(version.key, {
        taskKey: task.key,
        taskName: task.name,
        versionKey: version.key,
        fingerprint: version.fingerprint,
        sketch: version.sketch,
        firstSeen: rows.get(version.key)?.firstSeen ?? at,
      })
  return [...rows.values()]
}

const filler = fillerOf(11)
const prompts: [string, () => string][] = [
  ['no verb', () => `Mood of the caller (calm/upset/unsure): ${filler.para()}`],
  ['no verb, another question', () => `Age group of the caller (child/adult/senior): ${filler.para()}`],
  ['the order last', () => `${filler.text(1, 2)}\n\n====\nJust the three main points of it, numbered.`],
  ['another language', () => `Lag en kort tittel til teksten nedenfor.\n\n${filler.para()}`],
  ['a script without spaces', () => `次の文章の話題を一語で述べてください。\n\n${filler.para()}`],
  ['tags', () => `<letter>\n${filler.text(1, 2)}\n</letter>\nWho wrote it, and what for?`],
]

it.each(prompts)('what comes again in messages that differ is their instruction: %s', (_, draw) => {
  const identify = identifier()
  const others = prompts.map(([, other]) => other).filter((other) => other !== draw)
  const found: Identity[] = []
  const beside: Identity[] = []
  for (let round = 0; round < 20; round++) {
    found.push(identify(draw()))
    for (const other of others) beside.push(identify(other()))
    identify(filler.message())
  }
  const late = found.slice(8)
  expect(tasks(late)).toBe(1)
  expect(beside.slice(8 * others.length).some(({ task }) => task.key === late[0]?.task.key)).toBe(false)

  const again = identifier(stored([...found, ...beside]))
  expect(again(draw()).version.key).toBe(late[0]?.version.key)
})

it('leaves talk in one task, however often something is said in it', () => {
  const identify = identifier()
  const found = Array.from({ length: 200 }, () => identify(filler.message(), 'You are a helpful assistant.'))
  const keys = found.map(({ task }) => task.key)
  const most = Math.max(...keys.map((key) => keys.filter((other) => other === key).length))
  expect(most).toBeGreaterThanOrEqual(190)
})

it('tells two authors’ messages apart that differ in one sentence', () => {
  const identify = identifier()
  const draw = (ask: string) => `Ticket:\n${filler.para()}\n\n${ask} One word, lower case.`
  const rounds = Array.from({ length: 20 }, () => [
    identify(draw('Urgent, normal or someday?')),
    identify(draw('Hardware, software or neither?')),
  ])
  const late = rounds.slice(10)
  expect(tasks(late.flat())).toBe(2)
  expect(tasks(late.map(([one]) => one).filter((one) => one !== undefined))).toBe(1)
})

it('links messages whose instruction was edited to those before', () => {
  const identify = identifier()
  const draw = (limit: string) =>
    `Herewith a complaint.\n${filler.para()}\n\nDraft a reply to this complaint. ${limit} Sign as the duty officer.`
  const before = Array.from({ length: 20 }, () => identify(draw('At most eighty words.')))
  const after = Array.from({ length: 20 }, () => identify(draw('Offer a call back tomorrow.')))
  expect(tasks([...before.slice(8), ...after.slice(8)])).toBe(1)
})

it('does not take a message that is sent again and again for several', () => {
  const identify = identifier()
  const system = 'You are a helpful assistant.'
  const found = Array.from({ length: 40 }, (_, at) =>
    identify(at % 2 === 0 ? 'Ping of the monitor, all fine' : filler.message(), system),
  )
  expect(tasks(found)).toBe(1)
})

const started = (known: KnownVersion[] = [], learning: string | null = null) =>
  createIdentifier({ rules: {}, sample: 1, seed: 's', known, learning })
const met = ({ identify }: Identifier, text: string, at: number) =>
  identify({
    id: `exchange-${at}`,
    at,
    dialect: 'openai-chat',
    conversation: conversationOf({ system: '', messages: messages(text) }),
    reply: replyOf('ok'),
    taskHeader: null,
    sessionHeader: null,
  })
const lettersOf = (value: number) =>
  [0, 1, 2].map((place) => 'bcdfghklmnprstvz'.charAt((value >> (4 * place)) & 15)).join('')
const mood = () => `Mood of the caller (calm/upset/unsure): ${filler.para()}`

it('goes on where the identifier before it stopped, and forgets what it is told to', () => {
  const before = started()
  const known = stored([0, 1, 2].map((at) => met(before, mood(), at)))
  const { state, since } = before.learning()
  expect(since).toBe(0)
  const [goesOn, forgets] = [started(known, state), started(known, state)]
  expect(goesOn.isRestored).toBe(true)
  expect(goesOn.learning()).toEqual({ state, since })
  forgets.forget(2)
  expect(forgets.learning().since).toBe(2)
})

it.each(['', '2.{}', '1.{', '1.{"book":{},"learning":[[],0,[],[]]}', '1.null'])(
  'starts anew with what it can not read: %s',
  (learning) => {
    const identifier = started([], learning)
    expect(identifier.isRestored).toBe(false)
    expect(met(identifier, mood(), 1).task.key).toMatch(/^f-/)
  },
)

it('gives out no more than some megabytes, the newest of what it holds', () => {
  const identifier = started()
  const random = seeded(4)
  const words = () => Array.from({ length: 90 }, () => lettersOf(random.below(4_096))).join(' ')
  for (let at = 0; at < 1_100; at++) met(identifier, Array.from({ length: 24 }, words).join('\n'), at)
  const { state } = identifier.learning()
  expect(state.length).toBeLessThan(9_000_000)
  expect(started([], state).learning().since).toBeGreaterThan(76)
})
