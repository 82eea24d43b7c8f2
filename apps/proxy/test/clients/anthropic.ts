import Anthropic from '@anthropic-ai/sdk'
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema'
import { type At, apiKey, type Client } from './client.ts'

const anthropicClient = ({ anthropic }: At) => new Anthropic({ baseURL: anthropic, apiKey, maxRetries: 0 })

const requestOf = (at: At, { system, user }: { system: string; user: string }) => ({
  model: at.model,
  max_tokens: 2_000,
  system,
  messages: [{ role: 'user' as const, content: user }],
})

export const anthropicMessages: Client = {
  name: '@anthropic-ai/sdk',
  dialect: 'anthropic-messages',
  describe(error) {
    if (!(error instanceof Anthropic.APIError)) return { name: (error as Error).constructor.name }
    const { status, error: body, message, headers } = error
    return { status, body, message, retryAfter: headers?.get('retry-after') ?? null }
  },
  async chat(at, asked, signal) {
    const reply = await anthropicClient(at).messages.create(requestOf(at, asked), { signal: signal ?? null })
    return reply.content.map((block) => (block.type === 'text' ? block.text : '')).join('')
  },
  async stream(at, asked, onText, signal) {
    const stream = anthropicClient(at).messages.stream(requestOf(at, asked), { signal: signal ?? null })
    stream.on('text', onText)
    await stream.finalMessage()
  },
  async structured(at, asked, { schema }) {
    const reply = await anthropicClient(at).messages.create({
      ...requestOf(at, asked),
      output_config: { format: { type: 'json_schema', schema } },
    })
    return JSON.parse(reply.content.map((block) => (block.type === 'text' ? block.text : '')).join(''))
  },
  async agent(at, asked, tools) {
    const last = await anthropicClient(at).beta.messages.toolRunner({
      ...requestOf(at, asked),
      // the simulated vendor holds no threads
      thread: false,
      tools: tools.map(({ name, description, parameters, run }) =>
        betaTool({
          name,
          description,
          inputSchema: parameters,
          run: (input) => run(input as Record<string, unknown>),
        }),
      ),
    })
    return last.content.map((block) => (block.type === 'text' ? block.text : '')).join('')
  },
}
