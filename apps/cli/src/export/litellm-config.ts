import type { Config } from '@tierdrop/config'
import { Document } from 'yaml'

/** A task, what answers it now, and what may. */
export type Route = {
  task: string
  primary: { model: string; upstream: string }
  /** a tier of the config; null: the task stays where it is */
  switchTo: string | null
  /** for people: the verdict, its rule and its saving */
  note: string
}

/**
 * A config for LiteLLM's proxy: each task is a model name that clients ask for. What may switch goes
 * to its new tier and falls back to the current model; what may not goes where it goes now.
 * Rules are said in comments: LiteLLM has no routing by what a rule looks at.
 */
export function litellmConfig(routes: readonly Route[], config: Config): string {
  const models = routes.flatMap(({ task, primary, switchTo }) => {
    const tier = switchTo === null ? undefined : config.tiers[switchTo]
    const current = deployment(config, primary.upstream, primary.model)
    if (!tier) return [{ model_name: task, litellm_params: current }]
    const next = { ...deployment(config, tier.upstream, tier.model, tier.key), ...tier.parameters }
    return [
      { model_name: task, litellm_params: next },
      { model_name: `${task}-fallback`, litellm_params: current },
    ]
  })
  const fallbacks = routes.flatMap(({ task, switchTo }) =>
    switchTo !== null && config.tiers[switchTo] ? [{ [task]: [`${task}-fallback`] }] : [],
  )
  const document = new Document({
    model_list: models,
    ...(fallbacks.length > 0 && { router_settings: { fallbacks } }),
  })
  document.commentBefore = [
    ' Written by `tierdrop export --format litellm`. Clients ask for a task as their model.',
    ...routes.map(({ task, note }) => ` ${task}: ${note}`),
    ...routes.flatMap(({ switchTo }) => promptNote(config, switchTo)),
  ].join('\n')
  return document.toString({ lineWidth: 0 })
}

function deployment(config: Config, upstreamName: string, model: string, key?: string | null) {
  const upstream = config.upstreams[upstreamName]
  const api = upstream?.api ?? 'openai'
  const isVendors = upstream?.url === `https://api.${api}.com`
  const variable = key ?? upstream?.key ?? null
  return {
    model: `${api}/${model}`,
    // LiteLLM appends the API's own path, which begins behind /v1 for OpenAI's.
    ...(upstream && !isVendors && { api_base: api === 'openai' ? `${upstream.url}/v1` : upstream.url }),
    ...(variable !== null && { api_key: `os.environ/${variable}` }),
  }
}

/** A candidate is a model and a prompt; the prompt has to move into the clients. */
function promptNote(config: Config, name: string | null): string[] {
  const prompt = name === null ? undefined : config.tiers[name]?.prompt
  if (!prompt || Object.values(prompt).every((it) => it === undefined)) return []
  return [` ${name} was tried with a prompt of its own (tiers.${name}.prompt): the clients have to send it.`]
}
