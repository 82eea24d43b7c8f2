import { Agent, OpenAIProvider, Runner, tool } from '@openai/agents'
import type { At, Client, Schema, Tool } from './client.ts'
import { openaiChat, openaiClient } from './openai.ts'

function agentsSdk(dialect: 'openai-chat' | 'openai-responses'): Client {
  const runnerOf = (at: At) =>
    new Runner({
      tracingDisabled: true,
      modelProvider: new OpenAIProvider({
        openAIClient: openaiClient(at),
        useResponses: dialect === 'openai-responses',
      }),
    })
  const agentOf = (at: At, system: string, tools: readonly Tool[] = []) =>
    new Agent({
      name: 'Support',
      instructions: system,
      model: at.model,
      tools: tools.map(({ name, description, parameters, run }) =>
        tool({
          name,
          description,
          parameters: { ...parameters, additionalProperties: true },
          strict: false,
          execute: (input) => run(input as Record<string, unknown>),
          errorFunction: null,
        }),
      ),
    })
  const structuredAgent = (at: At, system: string, { name, schema }: Schema) =>
    new Agent({
      name: 'Extract',
      instructions: system,
      model: at.model,
      outputType: {
        type: 'json_schema',
        name,
        strict: true,
        schema,
      },
    })
  return {
    name: `@openai/agents, ${dialect}`,
    dialect,
    describe: openaiChat.describe,
    async chat(at, { system, user }, signal) {
      const result = await runnerOf(at).run(agentOf(at, system), user, signal ? { signal } : {})
      return result.finalOutput ?? ''
    },
    async stream(at, { system, user }, onText, signal) {
      const options = signal ? { stream: true as const, signal } : { stream: true as const }
      const result = await runnerOf(at).run(agentOf(at, system), user, options)
      for await (const text of result.toTextStream()) onText(text)
      await result.completed
    },
    async structured(at, { system, user }, schema) {
      return (await runnerOf(at).run(structuredAgent(at, system, schema), user)).finalOutput
    },
    async agent(at, { system, user }, tools) {
      return (await runnerOf(at).run(agentOf(at, system, tools), user)).finalOutput ?? ''
    },
  }
}

export const agentsSdkClients = [agentsSdk('openai-chat'), agentsSdk('openai-responses')]
