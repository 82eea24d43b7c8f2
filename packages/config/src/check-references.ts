import { isMapping, valueAt } from './check-shape.ts'
import { type Finding, type Path, shown, suggestion } from './fault.ts'
import { builtinUpstreams } from './schema/upstreams.ts'

/**
 * What one place says of another. It reads the file as it was written, not the checked config, so
 * that a wrong type somewhere does not hide a wrong name elsewhere.
 */
export function referenceFindings(given: unknown): Finding[] {
  const found: Finding[] = []
  const upstreams = { ...builtinUpstreams, ...mapping(given, ['upstreams']) }
  const tiers = Object.keys(mapping(given, ['tiers']))
  const tasks = mapping(given, ['tasks'])
  const vendors = vendorsOf(upstreams)

  const names = (at: Path, valid: readonly string[], what: string) => {
    const list = valueAt(given, at)
    const entries: [Path, unknown][] = Array.isArray(list)
      ? list.map((value, index) => [[...at, index], value])
      : [[at, list]]
    const seen = new Set<unknown>()
    for (const [place, value] of entries) {
      if (typeof value !== 'string') continue
      if (seen.has(value))
        found.push({ at: place, code: 'duplicate', says: `${shown(value)} is there twice` })
      else if (!valid.includes(value)) {
        found.push({
          at: place,
          code: 'reference',
          says: `found ${shown(value)}, expected ${what}: ${suggestion(value, valid)}`,
        })
      }
      seen.add(value)
    }
  }

  const upstreamNames = Object.keys(upstreams)
  for (const tier of tiers) names(['tiers', tier, 'upstream'], upstreamNames, 'a name under upstreams')
  names(['evaluation', 'candidates'], tiers, 'a name under tiers')
  names(['defaults', 'judge', 'tier'], tiers, 'a name under tiers')

  for (const [task, settings] of Object.entries(tasks)) {
    names(['tasks', task, 'candidates'], tiers, 'a name under tiers')
    names(['tasks', task, 'judge', 'tier'], tiers, 'a name under tiers')
    names(['tasks', task, 'egress'], vendors, 'the vendor of an upstream')
    names(['tasks', task, 'match', 'upstream'], upstreamNames, 'a name under upstreams')
    for (const candidate of Object.keys(mapping(settings, ['policy']))) {
      if (tiers.includes(candidate)) continue
      found.push({
        at: ['tasks', task, 'policy', candidate],
        code: 'reference',
        says: `unknown tier, ${suggestion(candidate, tiers)}`,
        onKey: true,
      })
    }
  }

  return [
    ...found,
    ...judges(given, Object.keys(tasks)),
    ...foundTwice(tasks),
    ...pipelineRepeats(given),
    ...dates(given),
    ...pricesTwice(given),
    ...addressTwice(given),
  ]
}

/** A judge that is one of the arms would judge itself. */
function judges(given: unknown, tasks: readonly string[]): Finding[] {
  const common = valueAt(given, ['evaluation', 'candidates'])
  const places: [Path, unknown][] = [[['defaults', 'judge', 'tier'], common]]
  for (const task of tasks) {
    const own = valueAt(given, ['tasks', task, 'candidates'])
    places.push([['tasks', task, 'judge', 'tier'], own ?? common])
  }
  const found = places.filter(([at, arms]) => Array.isArray(arms) && arms.includes(valueAt(given, at)))
  return found.map(([at]) => ({
    at,
    code: 'reference',
    says: `found ${shown(valueAt(given, at))}, expected a tier that is no candidate: a judge may not judge itself`,
  }))
}

function foundTwice(tasks: Record<string, unknown>): Finding[] {
  const owner = new Map<unknown, string>()
  const found: Finding[] = []
  for (const [task, settings] of Object.entries(tasks)) {
    for (const [index, key] of list(settings, ['found']).entries()) {
      const first = owner.get(key)
      if (first === undefined) owner.set(key, task)
      else
        found.push({
          at: ['tasks', task, 'found', index],
          code: 'duplicate',
          says: `${shown(key)} belongs to ${first} already`,
        })
    }
  }
  return found
}

/** Savings per unit of work would count a task twice. */
function pipelineRepeats(given: unknown): Finding[] {
  return Object.keys(mapping(given, ['pipelines'])).flatMap((pipeline) => {
    const steps = list(given, ['pipelines', pipeline])
    return steps.flatMap((step, index): Finding[] =>
      steps.indexOf(step) === index
        ? []
        : [{ at: ['pipelines', pipeline, index], code: 'duplicate', says: `${shown(step)} is there twice` }],
    )
  })
}

function dates(given: unknown): Finding[] {
  const spans: Path[] = [['evaluation'], ...list(given, ['prices']).map((_, index) => ['prices', index])]
  return spans.flatMap((at): Finding[] => {
    const from = valueAt(given, [...at, 'from'])
    const until = valueAt(given, [...at, 'until'])
    if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return []
    return [{ at: [...at, 'until'], code: 'value', says: `found ${shown(until)}, expected ${from} or later` }]
  })
}

function pricesTwice(given: unknown): Finding[] {
  const seen = new Map<string, number>()
  return list(given, ['prices']).flatMap((price, index): Finding[] => {
    const key = JSON.stringify(['model', 'vendor', 'from'].map((name) => valueAt(price, [name]) ?? null))
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, index)
      return []
    }
    const model = shown(valueAt(price, ['model']))
    return [
      {
        at: ['prices', index],
        code: 'duplicate',
        says: `${model} has a price from that day: prices[${first}]`,
      },
    ]
  })
}

function addressTwice(given: unknown): Finding[] {
  const [proxy, report] = [valueAt(given, ['listen', 'proxy']), valueAt(given, ['listen', 'report'])]
  if (typeof proxy !== 'string' || proxy !== report || proxy.endsWith(':0')) return []
  return [
    {
      at: ['listen', 'report'],
      code: 'duplicate',
      says: `found ${shown(report)}, expected another than listen.proxy`,
    },
  ]
}

function vendorsOf(upstreams: Record<string, unknown>): string[] {
  const builtin: Record<string, { vendor: string }> = builtinUpstreams
  const vendors = Object.entries(upstreams).map(
    ([name, upstream]) => valueAt(upstream, ['vendor']) ?? builtin[name]?.vendor,
  )
  return [...new Set(vendors.filter((vendor) => typeof vendor === 'string'))]
}

function mapping(value: unknown, at: Path): Record<string, unknown> {
  const found = valueAt(value, at)
  return isMapping(found) ? found : {}
}

function list(value: unknown, at: Path): unknown[] {
  const found = valueAt(value, at)
  return Array.isArray(found) ? found : []
}
