import type { Dialect } from '@tierdrop/wire'
import { type DemonstrationTask, demonstration } from '../demonstration.ts'
import { randomOf } from '../seeded.ts'
import type { Truth } from '../types.ts'
import { runShopTool } from '../worlds/agent-shop.ts'
import { findWorld } from '../worlds/index.ts'
import { type Body, bodyOf, continueBody, type Said } from './body-of.ts'

/** One call of a client; agents go on from it with `next`, as long as the reply calls tools. */
export type ClientCall = {
  task: string
  /** the traffic's position: the same one, the same session */
  session: string
  step: number
  dialect: Dialect
  body: Body
  truth: Truth
  next(said: Said): ClientCall | null
}

/** A client gives up on an agent that doesn't come to an end. */
const maxSteps = 8
const streamedShare = 0.5

export type TrafficOptions = {
  seed: string
  /** only these tasks; by default all of the demonstration's */
  tasks?: readonly string[]
  /** fault suffix for every model name, such as `+429@0.05` */
  suffix?: string
}

/** The session at a position of the traffic: no state, so that any process goes on where another stopped. */
export function sessionAt(position: number, { seed, tasks, suffix = '' }: TrafficOptions): ClientCall {
  const random = randomOf(seed, 'traffic', position)
  const task = pickTask(
    demonstration.tasks.filter((each) => tasks?.includes(each.name) ?? true),
    random.next(),
  )
  const item = findWorld(task.world).make(random)
  const stream = random.chance(streamedShare)
  const { dialect, name } = task
  const call = (body: Body, step: number): ClientCall => ({
    task: name,
    session: `${seed}-${position}`,
    step,
    dialect,
    body,
    truth: item.truth,
    next(said) {
      if (said.calls.length === 0 || task.kind !== 'agent' || step + 1 >= maxSteps) return null
      const results = said.calls.map((each) => runShopTool(each.name, each.arguments))
      return call(continueBody(body, dialect, said, results), step + 1)
    },
  })
  return call(bodyOf(item, { dialect, model: `${task.model}${suffix}`, stream }), 0)
}

/** The traffic from a position on, without end. */
export function* createTraffic({
  cursor = 0,
  ...options
}: TrafficOptions & { cursor?: number }): Generator<ClientCall, never> {
  for (let position = cursor; ; position++) yield sessionAt(position, options)
}

function pickTask(tasks: readonly DemonstrationTask[], at: number): DemonstrationTask {
  let left = at * tasks.reduce((sum, task) => sum + task.share, 0)
  for (const task of tasks) {
    left -= task.share
    if (left < 0) return task
  }
  throw new Error('no task to choose from')
}
