import { createIdentifier } from '../../src/index.ts'
import { type Blind, exchangeOf } from '../blind/template.ts'
import { worldOf } from '../blind/world.ts'
import { seeded } from '../labelled/seeded.ts'

/** How often each task's kind was told right, its requests drawn at random among all others. */
export const measureKinds = (tasks: readonly Blind[], fillings = 24, seed = 5) => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 'kinds', known: [] })
  const world = worldOf(seed)
  const random = seeded(seed + 1)
  const waiting = tasks.flatMap((task) => Array.from({ length: fillings }, () => task))
  const told = new Map(tasks.map(({ task }) => [task, new Map<string, number>()]))
  const count = waiting.length
  let right = 0
  for (let at = 0; at < count; at++) {
    const drawn = random.below(waiting.length)
    const one = waiting[drawn]
    const last = waiting.pop()
    if (one === undefined || last === undefined) throw new Error('nothing left')
    if (drawn < waiting.length) waiting[drawn] = last
    const { kind } = identify({
      id: `exchange-${at}`,
      at,
      dialect: 'openai-chat',
      ...exchangeOf(one, world, at / count),
      taskHeader: null,
      sessionHeader: null,
    })
    if (kind === one.kind) right++
    const kinds = told.get(one.task)
    kinds?.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const missed = tasks.flatMap(({ task, kind }) => {
    const kinds = told.get(task) ?? new Map<string, number>()
    return (kinds.get(kind) ?? 0) === fillings ? [] : [{ task, kind, told: [...kinds] }]
  })
  return { right: right / count, missed }
}
