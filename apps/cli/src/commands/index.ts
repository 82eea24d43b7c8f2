import type { Define } from '../define.ts'
import { mirror, proxy } from './alone.ts'
import { check } from './check.ts'
import { decide } from './decide.ts'
import { doctor } from './doctor.ts'
import { evaluate } from './eval.ts'
import { exportAll } from './export.ts'
import { grade } from './grade.ts'
import { importFile } from './import.ts'
import { init } from './init.ts'
import { plan } from './plan.ts'
import { prices } from './prices.ts'
import { purge } from './purge.ts'
import { regrade } from './regrade.ts'
import { report } from './report.ts'
import { simulate } from './simulate.ts'
import { status } from './status.ts'
import { up } from './up.ts'

/** In the order in which a team meets them. */
export const commands: readonly Define[] = [
  init,
  doctor,
  up,
  proxy,
  mirror,
  report,
  status,
  decide,
  check,
  evaluate,
  grade,
  regrade,
  plan,
  prices,
  exportAll,
  purge,
  simulate,
  importFile,
]
