import type { Bench } from '../figure.ts'
import { falseHarm, falseHarmAtMargin, falseSafe } from './false-verdicts.ts'
import { manyQuestions } from './many.ts'
import { naiveRules } from './naive-rules.ts'
import { growingSessions, lateLosses } from './order.ts'
import { drift, rules } from './parts.ts'
import { power } from './power.ts'
import { simulatedWeek } from './simulated-week.ts'
import { speed } from './speed.ts'
import { throughStore } from './through-store.ts'

/** The guarantee, shown: thousands of simulated evaluations through the real counting and deciding. */
export const run: Bench = async (options) => [
  ...speed(options),
  ...(await throughStore(options)),
  ...(await simulatedWeek(options)),
  ...falseSafe(options),
  ...lateLosses(options),
  ...growingSessions(options),
  ...falseHarm(options),
  ...falseHarmAtMargin(options),
  ...naiveRules(options),
  ...manyQuestions(options),
  ...rules(options),
  ...drift(options),
  ...power(options),
]
