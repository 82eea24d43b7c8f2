import OpenAI from 'openai'
import type { Response } from 'openai/resources/responses/responses'
import { type At, apiKey, type Client } from './client.ts'

export const openaiClient = ({ openai }: Pick<At, 'openai'>) =>
  new OpenAI({ baseURL: openai, apiKey, maxRetries: 0 })

const describe = (error: unknown) => {
  if (!(error instanceof OpenAI.APIError)) return { name: (error as Error).constructor.name }
  const { status, code, type, param, message, headers } = error
  return { status, code, type, param, message, retryAfter: headers?.get('retry-after-ms') ?? null }
}

const messagesOf = ({ system, user }: { system: string; user: string }) => [
  { role: 'system' as const, content: system },
  { role: 'user' as const, content: user },
]

export const openaiChat: Client = {
  name: 'openai, chat completions',
  dialect: 'openai-chat',
  describe,
  async chat(at, asked, signal) {
    const request = { model: at.model, messages: messagesOf(asked) }
    const reply = await openaiClient(at).chat.completions.create(request, { signal: signal ?? null })
    return reply.choices[0]?.message.content ?? ''
  },
  async stream(at, asked, onText, signal) {
    const request = {
      model: at.model,
      messages: messagesOf(asked),
      stream: true as const,
      stream_options: { include_usage: true },
    }
    const stream = await openaiClient(at).chat.completions.create(request, { signal: signal ?? null })
    for await (const chunk of stream) {
      const text = chunk.choices[0]?.delta.content
      if (text) onText(text)
    }
  },
  async structured(at, asked, { name, schema }) {
    const reply = await openaiClient(at).chat.completions.parse({
      model: at.model,
      messages: messagesOf(asked),
      response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } },
    })
    return JSON.parse(reply.choices[0]?.message.content ?? '')
  },
  async agent(at, asked, tools) {
    const runner = openaiClient(at).chat.completions.runTools({
      model: at.model,
      messages: messagesOf(asked),
      stream: true,
      tools: tools.map(({ name, description, parameters, run }) => ({
        type: 'function' as const,
        function: {
          name,
          description,
          parameters,
          parse: (text: string) => JSON.parse(text) as Record<string, unknown>,
          function: run,
        },
      })),
    })
    return (await runner.finalContent()) ?? ''
  },
}

export const openaiResponses: Client = {
  name: 'openai, responses',
  dialect: 'openai-responses',
  describe,
  async chat(at, { system, user }, signal) {
    const request = { model: at.model, instructions: system, input: user }
    const reply = await openaiClient(at).responses.create(request, { signal: signal ?? null })
    return reply.output_text
  },
  async stream(at, { system, user }, onText, signal) {
    const request = { model: at.model, instructions: system, input: user, stream: true as const }
    const stream = await openaiClient(at).responses.create(request, { signal: signal ?? null })
    for await (const event of stream) if (event.type === 'response.output_text.delta') onText(event.delta)
  },
  async structured(at, { system, user }, { name, schema }) {
    const reply = await openaiClient(at).responses.parse({
      model: at.model,
      instructions: system,
      input: user,
      text: { format: { type: 'json_schema', name, schema, strict: true } },
    })
    return JSON.parse(reply.output_text)
  },
  /** Goes on by the id of the reply before, and repeats nothing. */
  async agent(at, { system, user }, tools) {
    const client = openaiClient(at)
    const request = {
      model: at.model,
      instructions: system,
      tools: tools.map(({ name, description, parameters }) => ({
        type: 'function' as const,
        name,
        description,
        parameters,
        strict: false,
      })),
    }
    let reply: Response = await client.responses.stream({ ...request, input: user }).finalResponse()
    for (;;) {
      const results = reply.output.flatMap((item) => {
        if (item.type !== 'function_call') return []
        const output = tools.find((tool) => tool.name === item.name)?.run(JSON.parse(item.arguments)) ?? ''
        return [{ type: 'function_call_output' as const, call_id: item.call_id, output }]
      })
      if (results.length === 0) return reply.output_text
      const next = { ...request, input: results, previous_response_id: reply.id }
      reply = await client.responses.create(next)
    }
  },
}
