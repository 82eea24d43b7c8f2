import { expect, it } from 'vitest'
import { createIdentifier } from '../../src/index.ts'
import { adjustedRand } from '../labelled/adjusted-rand.ts'
import { seeded } from '../labelled/seeded.ts'
import { type Blind, exchangeOf } from './template.ts'
import { frameworks } from './templates-frameworks.ts'
import { userMessages } from './templates-messages.ts'
import { platform } from './templates-platform.ts'
import { worldOf } from './world.ts'

const fillings = 100

/** All fillings of all templates, interleaved at random; edits come when half of the week is over. */
const identifyAll = (templates: readonly Blind[]) => {
  const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 'blind', known: [] })
  const world = worldOf(11)
  const random = seeded(12)
  const waiting = templates.flatMap((template) => Array.from({ length: fillings }, () => template))
  const count = waiting.length
  return Array.from({ length: count }, (_, at) => {
    const drawn = random.below(waiting.length)
    const template = waiting[drawn]
    const last = waiting.pop()
    if (template === undefined || last === undefined) throw new Error('nothing left')
    if (drawn < waiting.length) waiting[drawn] = last
    const { task, kind } = identify({
      id: `exchange-${at}`,
      at,
      dialect: 'openai-chat',
      ...exchangeOf(template, world, at / count),
      taskHeader: null,
      sessionHeader: null,
    })
    return { template, task: task.key, kind }
  })
}

const patienceMs = 240_000

it.each([
  ['prompts of a platform team', platform, 0.95, 0.95],
  ['messages alone, tags, procedures, other languages', userMessages, 0.94, 0.95],
  ['frameworks, agents, notes', frameworks, 0.95, 0.92],
])(
  '%s: tasks and kinds are found',
  (name, templates, minIndex, minKinds) => {
    const found = identifyAll(templates)
    const index = adjustedRand(
      found.map(({ template }) => template.task),
      found.map(({ task }) => task),
    )
    const kinds = found.filter(({ template, kind }) => template.kind === kind).length / found.length
    console.log(
      `${name}: ${templates.length} templates, adjusted Rand index ${index.toFixed(4)}, kind right for ${(100 * kinds).toFixed(1)} %`,
    )
    expect(index).toBeGreaterThanOrEqual(minIndex)
    expect(kinds).toBeGreaterThanOrEqual(minKinds)
  },
  patienceMs,
)
