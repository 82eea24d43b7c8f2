import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'
import { stringify } from 'yaml'
import type { ImportedTask } from './import-pairs.ts'
import { type ImportTiers, nobody, nobodysUpstream } from './import-tiers.ts'

const store = '.tierdrop/tierdrop.db'

/** What an import works with where there is no config yet. */
export function emptyConfig(folder: string): Config {
  const config = configSchema.parse({ evaluation: { name: 'import' } })
  return { ...config, store: join(folder, store) }
}

/** The config that the imported tasks and tiers can be decided by: to be read, and to be filled in. */
export function firstConfig(
  tiers: Pick<ImportTiers, 'added'>,
  tasks: ReadonlyMap<string, ImportedTask>,
  { untimed }: { untimed: boolean },
): string {
  const names = Object.keys(tiers.added)
  const vendors = [nobody, 'openai', 'anthropic']
  const upstreams = { [nobody]: nobodysUpstream }
  const input = {
    store,
    upstreams,
    tiers: Object.fromEntries(
      Object.entries(tiers.added).map(([name, { upstream, dialect, model }]) => [
        name,
        { upstream, dialect, model },
      ]),
    ),
    tasks: Object.fromEntries(
      [...tasks].map(([name, { kind, candidates, said, isControlled }]) => [
        name,
        {
          match: { header: name },
          kind,
          ...(said !== null && (JSON.parse(said) as object)),
          candidates: [...candidates],
          ...(!isControlled && { control: 'off' }),
          egress: [...vendors],
        },
      ]),
    ),
    evaluation: { name: 'import', candidates: names, ...(untimed && { policy: { minSpan: 0 } }) },
  }
  return [
    '# Written by `tierdrop import`: the tiers and tasks of the imported file.',
    '# A tier whose model has no known price needs one under `prices:` before a saving can be told.',
    ...(untimed ? ['# The lines say no time, so no day of traffic is waited for (minSpan: 0).'] : []),
    ...([...tasks.values()].every(({ isControlled }) => isControlled)
      ? []
      : ['# Where no line has a control, the current model counts as passing every unit (control: off).']),
    stringify(input, { aliasDuplicateObjects: false }),
  ].join('\n')
}
