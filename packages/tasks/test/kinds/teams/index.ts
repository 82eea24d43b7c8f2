import type { Blind } from '../../blind/template.ts'
import { seeded } from '../../labelled/seeded.ts'
import { named } from '../template.ts'
import { agent } from './agent.ts'
import { classify } from './classify.ts'
import { code } from './code.ts'
import { extract } from './extract.ts'
import { rank } from './rank.ts'
import { summarize } from './summarize.ts'
import type { Task } from './template.ts'
import { text } from './text.ts'
import { tools } from './tools.ts'

const byKind = { classify, rank, extract, tools, agent, code, summarize, text }

/** Prompts as product teams write them, for each kind, written before anything was read of what tells kinds. */
export const teams: Blind[] = Object.entries(byKind).flatMap(([kind, tasks]: [string, readonly Task[]]) =>
  named(
    `teams-${kind}`,
    tasks.map((one) => one(kind as keyof typeof byKind)),
  ),
)

/** One half of each kind, drawn by lot, is learnt from; the other shows whether that holds. */
const random = seeded(20)
const lots = new Map(teams.map(({ task }) => [task, random.below(2 ** 31)]))
const drawnFirst = new Set(
  Object.keys(byKind).flatMap((kind) => {
    const tasks = teams.filter((one) => one.kind === kind).map(({ task }) => task)
    return tasks.sort((a, b) => (lots.get(a) ?? 0) - (lots.get(b) ?? 0)).slice(0, tasks.length >> 1)
  }),
)
export const teamsLearnt = teams.filter(({ task }) => drawnFirst.has(task))
export const teamsSealed = teams.filter(({ task }) => !drawnFirst.has(task))
