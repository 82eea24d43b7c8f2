import { type Random, randomOf } from '@tierdrop/simulator'
import { arrivals, dayMs, hourMs, idAt } from './arrivals.ts'
import { assistantMessage, type HistoryMessage, requestBody } from './vendor-texts.ts'
import type { Circumstances, Session, Turn, WeekTask } from './week-task.ts'
import { weekTasks } from './week-tasks.ts'

/** One request of the week, with the sequence that all chance about it comes from. */
export type WeekEvent = {
  id: string
  at: number
  task: WeekTask
  turn: Turn
  on: Circumstances
  /** the body that the client sends, as what it says in JSON */
  request: object
  random: Random
}

type Running = { task: WeekTask; session: Session; history: HistoryMessage[]; next: number; random: Random }
type Due = { at: number; running: Running }

const exchangesPerSession = weekTasks.reduce((sum, task) => {
  const random = randomOf('lengths', task.name)
  const turns = Array.from({ length: 64 }, () => task.session(random, 0).turns.length)
  return sum + (task.share * turns.reduce((all, one) => all + one, 0)) / turns.length
}, 0)

/** All requests in order of time. One hour is held at a time, so that a week of millions fits. */
export function* weekEvents(week: {
  seed: string
  days: number
  perDay: number
  from: number
}): Generator<WeekEvent> {
  let carried: Due[] = []
  const perDay = week.perDay / exchangesPerSession
  for (let hour = 0; hour < week.days * 24; hour++) {
    const day = Math.floor(hour / 24)
    const begun = arrivals({ ...week, perDay }, hour).map((at, index) => {
      const random = randomOf(week.seed, 'session', hour, index)
      const task = drawTask(random)
      return { at, running: { task, session: task.session(random, day), history: [], next: 0, random } }
    })
    const end = week.from + (hour + 1) * hourMs
    const due = [...carried, ...begun].sort((a, b) => a.at - b.at)
    carried = []
    for (let index = 0; index < due.length; index++) {
      const one = due[index]
      if (!one) continue
      yield eventOf(one, week.from)
      const at = one.at + one.running.random.int(4_000, 90_000)
      if (one.running.next >= one.running.session.turns.length) continue
      if (at >= end) carried.push({ at, running: one.running })
      else insertInOrder(due, { at, running: one.running }, index + 1)
    }
  }
}

function eventOf({ at, running }: Due, from: number): WeekEvent {
  const { task, session, history, random } = running
  const turn = session.turns[running.next++]
  if (!turn) throw new Error(`${task.name}: the session has no further turn`)
  const id = idAt(at, random)
  const last = history.at(-1)
  const callId = last?.role === 'assistant' ? callIdOf(last) : null
  history.push(
    callId === null
      ? { role: 'user', content: turn.says }
      : { role: 'tool', tool_call_id: callId, content: turn.says },
  )
  const day = Math.floor((at - from) / dayMs)
  const request = requestBody(task.system(day), history, {
    tools: session.tools,
    ...(task.format && { format: task.format }),
  })
  history.push(assistantMessage(turn.right, id))
  const on = { day, inputTokens: turn.inputTokens, tools: session.tools.length }
  return { id, at, task, turn, on, request, random }
}

function callIdOf(message: HistoryMessage & { role: 'assistant' }): string | null {
  const [call] = (message.tool_calls ?? []) as { id: string }[]
  return call?.id ?? null
}

function drawTask(random: Random): WeekTask {
  let left = random.next()
  for (const task of weekTasks) {
    left -= task.share
    if (left < 0) return task
  }
  return weekTasks[0] as WeekTask
}

function insertInOrder(due: Due[], one: Due, start: number): void {
  let low = start
  let high = due.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((due[middle]?.at ?? 0) <= one.at) low = middle + 1
    else high = middle
  }
  due.splice(low, 0, one)
}
