import type { JudgePrompt } from '@tierdrop/scoring'
import type { CallRequest } from '@tierdrop/tiers'
import { readRequest } from '@tierdrop/wire'

/** What the judge's tier is sent, in a dialect that can be translated into its own. */
export function judgeRequest({ system, user, schema, temperature }: JudgePrompt, model: string): CallRequest {
  const body = {
    model,
    temperature,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'judgement', strict: true, schema } },
  }
  return { dialect: 'openai-chat', body, conversation: readRequest('openai-chat', body) }
}
