import type { Define } from '../define.ts'
import { mirror, proxy } from './alone.ts'
import { check } from './check.ts'
import { decide } from './decide.ts'
import { evaluate } from './eval.ts'
import { init } from './init.ts'
import { report } from './report.ts'
import { status } from './status.ts'
import { up } from './up.ts'

export const commands: readonly Define[] = [init, up, proxy, mirror, report, status, decide, evaluate, check]
