import { expect, it } from 'vitest'
import { fillerOf } from '../../test/holdout/filler.ts'
import { conversationOf, messages, replyOf } from '../../test/labelled/template.ts'
import { createIdentifier, type Identity, type KnownVersion } from '../index.ts'

const identifier = (known: KnownVersion[] = []) => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 's', known })
  let made = 0
  return (system: string): Identity => {
    made++
    return identify({
      id: `exchange-${made}`,
      at: made,
      dialect: 'openai-chat',
      conversation: conversationOf({ system, messages: messages('My parcel is late.') }),
      reply: replyOf('ok'),
      taskHeader: null,
      sessionHeader: null,
    })
  }
}
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
const versions = (found: readonly Identity[]) => new Set(found.map(({ version }) => version.key)).size
const tasks = (found: readonly Identity[]) => new Set(found.map(({ task }) => task.key)).size

const filler = fillerOf(1)
const tenants = () =>
  `You advise tenants. Answer by the house rules and nothing else.\n\n${filler.text(2, 5)}\n\nKeep it short.`

it('finds one version of a prompt with other text in it each time, after a few', () => {
  const identify = identifier()
  const early = Array.from({ length: 6 }, () => identify(tenants()))
  const late = Array.from({ length: 40 }, () => identify(tenants()))
  expect(versions(early)).toBeGreaterThan(1)
  expect(versions(late)).toBe(1)
  const again = identifier(stored([...early, ...late]))
  expect(again(tenants()).version.key).toBe(late[0]?.version.key)
})

it('finds the version of an edit of such a prompt too', () => {
  const identify = identifier()
  const before = Array.from({ length: 20 }, () => identify(tenants()))
  const after = Array.from({ length: 20 }, () =>
    identify(tenants().replace('Keep it short.', 'Answer in two sentences.')),
  )
  expect(tasks([...before.slice(8), ...after])).toBe(1)
  expect(versions(after.slice(8))).toBe(1)
  expect(after.at(-1)?.version.key).not.toBe(before.at(-1)?.version.key)
})

it('keeps tasks apart that share all but their order, each with other text in it', () => {
  const identify = identifier()
  const orders = ['Write a bid for the tender.', "Write questions to the tender's author."]
  const found = orders.map(() => [] as Identity[])
  for (let round = 0; round < 40; round++)
    for (const [at, order] of orders.entries())
      found[at]?.push(identify(`${order}\n\nOne page at most.\nNo superlatives.\n\n${filler.text(1, 2)}`))
  const late = found.map((all) => all.slice(20))
  for (const all of late) expect(tasks(all)).toBe(1)
  expect(tasks(late.flat())).toBe(2)
})

it('does not take the tasks of one author for one, met all at once for the first time', () => {
  const identify = identifier()
  const subjects = ['taxes', 'pumps', 'boats', 'bees', 'choirs', 'roofs', 'wills', 'maps', 'soups', 'trains']
  const prompts = subjects.map(
    (subject) =>
      `You write for a small paper. Be accurate.\nExplain ${subject} to children.\nList three facts on ${subject}.`,
  )
  const found = [...prompts, ...prompts].map(identify)
  expect(tasks(found)).toBe(subjects.length)
})

const moods = (labels: string) => `Tag the caption with a mood: ${labels}. Answer with the mood only.`

it('takes a label more for an edit where the old prompt is gone, for a second task where it keeps coming', () => {
  const edited = identifier()
  const [old, ...next] = [
    ...Array.from({ length: 10 }, () => edited(moods('calm, tense or joyful'))).slice(-1),
    ...Array.from({ length: 10 }, () => edited(moods('calm, tense, sad or joyful'))),
  ]
  expect(tasks(next)).toBe(1)
  expect(next[0]?.task.key).toBe(old?.task.key)

  const beside = identifier()
  const found = Array.from({ length: 20 }, () => [
    beside(moods('calm, tense or joyful')),
    beside(moods('calm, tense, sad or joyful')),
  ])
  const late = found.slice(-10).flat()
  expect(tasks(late)).toBe(2)
  expect(versions(late)).toBe(2)
  const again = identifier(stored(found.flat()))
  expect(again(moods('calm, tense, sad or joyful')).task).toEqual(late[1]?.task)
  expect(again(moods('calm, tense or joyful')).task).toEqual(late[0]?.task)
})

it('reads prompts that are JSON from end to end', () => {
  const identify = identifier()
  const prompt = (task: string, id: string) => JSON.stringify({ role: 'clerk', task, id, output: 'one word' })
  const [one, same, other] = [
    prompt('choose the vehicle for the delivery', 'a-1'),
    prompt('choose the vehicle for the delivery', 'b-2'),
    prompt('list the numbers that do not add up', 'c-3'),
  ].map(identify)
  expect(same?.version.key).toBe(one?.version.key)
  expect(other?.task.key).not.toBe(one?.task.key)
})

it('gives prompts that are each new and all alike a share in one version, so that they cost no more and more', () => {
  const identify = identifier()
  const rules = Array.from(
    { length: 40 },
    () => `- Never say ${filler.hex(6)} when ${filler.product()} is at stake.`,
  )
  const found = Array.from({ length: 600 }, () =>
    identify(
      `Classify the ticket as billing or other.\n${rules.filter(() => filler.next() < 0.5).join('\n')}`,
    ),
  )
  expect(versions(found)).toBeLessThan(400)
  expect(versions(found.slice(-100))).toBeLessThan(5)
})
