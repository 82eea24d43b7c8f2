import type { Dialect } from '@tierdrop/wire'

/** Where a client sends its requests, and which model it asks for. */
export type At = {
  /** with /v1, as OpenAI's clients want it */
  openai: string
  /** without /v1, as Anthropic's wants it; others append it themselves */
  anthropic: string
  model: string
}

export type Tool = {
  name: string
  description: string
  parameters: { type: 'object'; properties: Record<string, { type: 'string' }>; required: string[] }
  run: (input: Record<string, unknown>) => string
}

export type Asked = { system: string; user: string }
export type Schema = {
  name: string
  schema: {
    type: 'object'
    properties: Record<string, Record<string, unknown>>
    required: string[]
    additionalProperties: false
  }
}

/** What an application does with its SDK; retries are off, since they would hide what happened. */
export type Client = {
  name: string
  dialect: Dialect
  /** says what the API said: status, and the message and headers as far as the SDK shows them */
  describe: (error: unknown) => Record<string, unknown>
  chat: (at: At, asked: Asked, signal?: AbortSignal) => Promise<string>
  /** calls back with each piece of text */
  stream: (at: At, asked: Asked, onText: (text: string) => void, signal?: AbortSignal) => Promise<void>
  structured: (at: At, asked: Asked, schema: Schema) => Promise<unknown>
  /** calls tools until the model has nothing left to call, and says the model's last words */
  agent: (at: At, asked: Asked, tools: readonly Tool[]) => Promise<string>
}

export const apiKey = 'sk-canary-of-a-client'
