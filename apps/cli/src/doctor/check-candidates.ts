import { type Config, taskSettings } from '@tierdrop/config'
import { type Diagnosis, warning, wrongConfig } from './diagnosis.ts'

/** Candidates that would never be called, for want of a rule or of being named. */
export function checkCandidates(config: Config): Diagnosis[] {
  const tasks = Object.keys(config.tasks).map((name) => ({ name, ...taskSettings(config, name) }))
  if (config.evaluation.candidates.length === 0 && tasks.every(({ candidates }) => candidates.length === 0))
    return [
      wrongConfig(
        'candidates',
        'there is none, so nothing will be mirrored',
        'add to tierdrop.yaml: evaluation: { candidates: [NAME OF A TIER] }',
      ),
    ]
  const others = { name: null, ...taskSettings(config, '') }
  return [...tasks, others].flatMap(({ name, candidates, egress, own }) => {
    const primary = vendorOf(config, own?.match?.upstream)
    return candidates.flatMap((candidate) => {
      const vendor = vendorOf(config, config.tiers[candidate]?.upstream) ?? 'unknown'
      return checkEgress({
        task: name,
        candidate,
        vendor,
        egress,
        primary,
        vendors: vendorsOf(config, candidates),
      })
    })
  })
}

function checkEgress(it: {
  /** null: the tasks that config does not name */
  task: string | null
  candidate: string
  vendor: string
  egress: readonly string[] | null
  primary: string | null
  vendors: readonly string[]
}): Diagnosis[] {
  const { task, candidate, vendor, egress, primary, vendors } = it
  const check = `egress of ${task ?? 'other tasks'}`
  const line =
    task === null
      ? `name the task under \`tasks\` and give it egress: [${vendor}, …]`
      : `tasks.${task}.egress: [${[...new Set([...(egress ?? [primary ?? '…']), vendor])].join(', ')}]`
  if (egress !== null)
    return egress.includes(vendor)
      ? []
      : [warning(check, `${candidate} (${vendor}) may see nothing of it`, `if it may: ${line}`)]
  if (primary !== null)
    return primary === vendor
      ? []
      : [
          warning(
            check,
            `${candidate} (${vendor}) may see nothing of it: the current model is ${primary}'s`,
            `if it may: ${line}`,
          ),
        ]
  // Whose the current model is shows in the traffic; with candidates of two vendors, one of them is left out.
  if (vendors.length < 2) return []
  return [
    warning(
      check,
      `without a rule ${candidate} sees only what ${vendor} has already; where the current model is another vendor's it may see nothing`,
      `if it may: ${line}`,
    ),
  ]
}

function vendorOf(config: Config, upstream: string | undefined): string | null {
  return upstream === undefined ? null : (config.upstreams[upstream]?.vendor ?? null)
}

function vendorsOf(config: Config, candidates: readonly string[]): string[] {
  const vendors = candidates.map((name) => vendorOf(config, config.tiers[name]?.upstream))
  return [...new Set(vendors.filter((vendor) => vendor !== null))]
}
