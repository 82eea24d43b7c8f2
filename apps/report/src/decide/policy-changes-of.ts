import type { Config } from '@tierdrop/config'
import type { EvaluationRow } from '@tierdrop/store'
import { policyChanges } from '../model/policy-changes.ts'
import { policyOf } from './begin-evaluation.ts'

/** The settings of config that are not what they were when the evaluation began. */
export function policyChangesOf({ policy }: Pick<EvaluationRow, 'policy'>, config: Config): string[] {
  return policyChanges(policy, policyOf(config))
}
