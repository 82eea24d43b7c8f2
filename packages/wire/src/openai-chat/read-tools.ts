import { isJson, json, list, string } from '../narrow.ts'
import { noParameters } from '../tool-kinds.ts'
import type { ToolChoice, ToolDefinition } from '../types.ts'

export const readTools = (body: Record<string, unknown>): ToolDefinition[] => [
  ...list(body.tools).map(readTool),
  // what tools were called before there were tools
  ...list(body.functions).map((declared) => readFunction(json(declared))),
]

const readTool = (raw: unknown): ToolDefinition => {
  const tool = json(raw)
  if (isJson(tool.function)) return readFunction(tool.function)
  const custom = json(tool.custom)
  return {
    name: string(custom.name) ?? string(tool.name) ?? string(tool.type) ?? '',
    description: string(custom.description),
    parameters: null,
    strict: false,
  }
}

const readFunction = (declared: Record<string, unknown>): ToolDefinition => ({
  name: string(declared.name) ?? '',
  description: string(declared.description),
  parameters: declared.parameters ?? noParameters,
  strict: declared.strict === true,
})

export const readToolChoice = (choice: unknown): ToolChoice | null => {
  if (choice === 'auto' || choice === 'none' || choice === 'required') return { mode: choice }
  // Mistral's word
  if (choice === 'any') return { mode: 'required' }
  const asked = json(choice)
  if (asked.type === 'allowed_tools') return readToolChoice(json(asked.allowed_tools).mode)
  // a bare name is the legacy function_call
  const name = string(json(asked.function).name) ?? string(json(asked.custom).name) ?? string(asked.name)
  return name === null ? null : { mode: 'tool', name }
}
