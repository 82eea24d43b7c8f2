import { type Config, configSchema } from '@tierdrop/config'
import { stringify } from 'yaml'
import { primaryModel } from './vendor-texts.ts'
import { weekTasks } from './week-tasks.ts'

const tiers = { mini: 'gpt-5.4-mini', nano: 'gpt-5.4-nano' }

/** The config that belongs to a simulated week; a tier's calls need a key, its verdicts none. */
export function weekConfig(given: { store: string; from: number; seed: string; sample: number }): {
  config: Config
  yaml: string
} {
  const input = {
    store: given.store,
    tiers: Object.fromEntries(
      Object.entries(tiers).map(([name, model]) => [
        name,
        { upstream: 'openai', dialect: 'openai-chat', model, key: 'TIERDROP_OPENAI_KEY' },
      ]),
    ),
    tasks: Object.fromEntries(
      weekTasks.map((task) => [
        task.name,
        { match: { system: task.match }, ...task.settings, candidates: Object.keys(task.candidates) },
      ]),
    ),
    evaluation: {
      name: 'simulated-week',
      from: new Date(given.from).toISOString().slice(0, 10),
      seed: given.seed,
      candidates: Object.keys(tiers),
    },
    defaults: { sample: given.sample },
    // The texts are made up; looking for secrets in them would be the dearest part of a simulation.
    redact: { builtin: false },
  }
  const heading = `# Belongs to the simulated store ${given.store}: \`tierdrop decide --config\` this file.\n# Its current model is ${primaryModel}.\n`
  return { config: configSchema.parse(input), yaml: `${heading}${stringify(input)}` }
}
