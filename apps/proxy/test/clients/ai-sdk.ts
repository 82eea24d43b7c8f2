import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAI } from '@ai-sdk/openai'
import {
  APICallError,
  generateText,
  isStepCount,
  jsonSchema,
  type LanguageModel,
  Output,
  streamText,
  tool,
} from 'ai'
import { type At, apiKey, type Client } from './client.ts'

const models: Record<Client['dialect'], (at: At) => LanguageModel> = {
  'openai-chat': (at) => createOpenAI({ baseURL: at.openai, apiKey }).chat(at.model),
  'openai-responses': (at) => createOpenAI({ baseURL: at.openai, apiKey }).responses(at.model),
  'anthropic-messages': (at) => createAnthropic({ baseURL: `${at.anthropic}/v1`, apiKey })(at.model),
}
/** Otherwise it refers to what the vendor has stored of the replies before, instead of repeating them. */
const providerOptions = { openai: { store: false } }

function aiSdk(dialect: Client['dialect']): Client {
  const modelOf = models[dialect]
  return {
    name: `ai, ${dialect}`,
    dialect,
    describe(error) {
      if (!APICallError.isInstance(error)) return { name: (error as Error).name }
      const { statusCode, responseBody, message, isRetryable, responseHeaders } = error
      const retryAfter = responseHeaders?.['retry-after'] ?? null
      return { status: statusCode, responseBody, message, isRetryable, retryAfter }
    },
    async chat(at, { system, user }, signal) {
      const request = {
        model: modelOf(at),
        instructions: system,
        prompt: user,
        maxRetries: 0,
        providerOptions,
      }
      return (await generateText(signal ? { ...request, abortSignal: signal } : request)).text
    },
    async stream(at, { system, user }, onText, signal) {
      let failed: unknown = null
      const request = {
        model: modelOf(at),
        instructions: system,
        prompt: user,
        maxRetries: 0,
        providerOptions,
        onError: ({ error }: { error: unknown }) => {
          failed = error
        },
      }
      const { textStream } = streamText(signal ? { ...request, abortSignal: signal } : request)
      for await (const text of textStream) onText(text)
      if (failed) throw failed
    },
    async structured(at, { system, user }, { name, schema }) {
      const { output } = await generateText({
        model: modelOf(at),
        instructions: system,
        prompt: user,
        maxRetries: 0,
        providerOptions,
        output: Output.object({ name, schema: jsonSchema(schema) }),
      })
      return output
    },
    async agent(at, { system, user }, tools) {
      const named = tools.map(({ name, description, parameters, run }) => [
        name,
        tool({
          description,
          inputSchema: jsonSchema<Record<string, unknown>>(parameters),
          execute: (input) => run(input),
        }),
      ])
      const reply = await generateText({
        model: modelOf(at),
        instructions: system,
        prompt: user,
        maxRetries: 0,
        providerOptions,
        tools: Object.fromEntries(named),
        stopWhen: isStepCount(8),
      })
      return reply.text
    },
  }
}

export const aiSdkClients = (Object.keys(models) as Client['dialect'][]).map(aiSdk)
