import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { failure } from '@tierdrop/config'
import { decideStore, verdictsJson } from '@tierdrop/report'
import { Option } from 'commander'
import { type CommonOptions, command, type Define } from '../define.ts'
import { litellmConfig, type Route } from '../export/litellm-config.ts'
import { dollars } from '../figures.ts'
import { withStore } from '../open-config.ts'

type ExportOptions = CommonOptions & { format: 'jsonl' | 'litellm'; out?: string }

const help = `
jsonl: a line for each verdict, recommendation and cell of evidence, each with its \`type\`; from the
evidence anybody can compute the verdicts again. litellm: a config for LiteLLM's proxy with a model
name for each task: what may switch goes to its new tier, with the current model as fallback.

Exit code 3 where no task has been seen yet: nothing is written then.

Examples:
  tierdrop export > estate.jsonl
  tierdrop export --format litellm --out litellm.yaml`

export const exportAll: Define = (console) =>
  command('export', 'write verdicts, recommendations and evidence, or a routing config, for other tools')
    .addOption(
      new Option('--format <format>', 'what is written').choices(['jsonl', 'litellm']).default('jsonl'),
    )
    .option('--out <file>', 'where to (default: stdout)')
    .addHelpText('after', help)
    .action((options: ExportOptions) =>
      withStore(options.config, console, async ({ config, store }) => {
        const decision = await decideStore(config, store, Date.now())
        if (decision.tasks.length === 0)
          throw failure('NOT_ENOUGH_DATA', {
            reason: 'No task has been seen yet: there is nothing to export.',
          })
        let text: string
        if (options.format === 'litellm') {
          const routes = await Promise.all(
            decision.tasks.map(async ({ reading, verdict }): Promise<Route> => {
              const [newest] = await store.recentExchanges(reading.version.key, 1)
              const { action, candidate, rule, saving } = verdict.recommendation
              const lacks =
                candidate !== null && !Object.hasOwn(config.tiers, candidate)
                  ? ', whose tier the config lacks'
                  : ''
              const saved =
                saving?.known && saving.perMonth ? `, about ${dollars(saving.perMonth.mean)} a month` : ''
              return {
                task: reading.name,
                primary: { model: newest?.model ?? 'unknown', upstream: newest?.upstream ?? 'openai' },
                switchTo: action === 'switch' ? candidate : null,
                note:
                  action === 'switch' || action === 'switch-if'
                    ? `${action} to ${candidate}${lacks}${rule ? ` where it has ${rule.sentence}` : ''}${saved}`
                    : action,
              }
            }),
          )
          text = litellmConfig(routes, config)
        } else {
          const { verdicts, recommendations } = verdictsJson(decision)
          const evidence = await store.evidence({ evaluation: config.evaluation.name })
          const lines = [
            ...verdicts.map((it) => ({ type: 'verdict', ...it })),
            ...recommendations.map((it) => ({ type: 'recommendation', ...it })),
            ...evidence.map((it) => ({ type: 'evidence', ...it })),
          ]
          text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
        }
        if (options.out === undefined) console.out(text)
        else writeFileSync(resolve(console.cwd, options.out), text)
      }),
    )
