import { ChatAnthropic } from '@langchain/anthropic'
import {
  type AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import { type Asked, type At, apiKey, type Client } from './client.ts'

const models = {
  'openai-chat': (at: At) =>
    new ChatOpenAI({ model: at.model, apiKey, maxRetries: 0, configuration: { baseURL: at.openai } }),
  'openai-responses': (at: At) =>
    new ChatOpenAI({
      model: at.model,
      apiKey,
      maxRetries: 0,
      useResponsesApi: true,
      configuration: { baseURL: at.openai },
    }),
  'anthropic-messages': (at: At) =>
    new ChatAnthropic({
      model: at.model,
      apiKey,
      maxRetries: 0,
      maxTokens: 2_000,
      anthropicApiUrl: at.anthropic,
    }),
} as const

const messagesOf = ({ system, user }: Asked): BaseMessage[] => [
  new SystemMessage(system),
  new HumanMessage(user),
]

function langchain(dialect: Client['dialect']): Client {
  const modelOf = models[dialect]
  return {
    name: `LangChain, ${dialect}`,
    dialect,
    describe(error) {
      const { name, status, message, code, type } = error as Record<string, unknown>
      return { name, status, message, code, type }
    },
    async chat(at, asked, signal) {
      return (await modelOf(at).invoke(messagesOf(asked), signal ? { signal } : {})).text
    },
    async stream(at, asked, onText, signal) {
      const stream = await modelOf(at).stream(messagesOf(asked), signal ? { signal } : {})
      for await (const chunk of stream) if (chunk.text !== '') onText(chunk.text)
    },
    async structured(at, asked, { name, schema }) {
      return await modelOf(at)
        .withStructuredOutput(schema, { name, method: 'jsonSchema' })
        .invoke(messagesOf(asked))
    },
    async agent(at, asked, tools) {
      const model = modelOf(at).bindTools(
        tools.map(({ name, description, parameters }) => ({
          type: 'function',
          function: { name, description, parameters },
        })),
      )
      const messages = messagesOf(asked)
      for (;;) {
        const reply: AIMessage = await model.invoke(messages)
        messages.push(reply)
        const calls = reply.tool_calls ?? []
        if (calls.length === 0) return reply.text
        for (const call of calls) {
          const content = tools.find((tool) => tool.name === call.name)?.run(call.args) ?? ''
          messages.push(new ToolMessage({ content, tool_call_id: call.id ?? '' }))
        }
      }
    },
  }
}

export const langchainClients = (Object.keys(models) as Client['dialect'][]).map(langchain)
