import { json, list, string } from '../narrow.ts'
import { noParameters } from '../tool-kinds.ts'
import type { ToolChoice, ToolDefinition } from '../types.ts'

/** Functions lie flat here; a namespace holds further ones; the vendor's own have only a type. */
export const readTools = (tools: unknown, depth = 0): ToolDefinition[] =>
  list(tools).flatMap((raw) => {
    const tool = json(raw)
    if (Array.isArray(tool.tools) && depth < 4) return readTools(tool.tools, depth + 1)
    return {
      name: string(tool.name) ?? string(tool.server_label) ?? string(tool.type) ?? '',
      description: string(tool.description),
      parameters: tool.type === 'function' ? (tool.parameters ?? noParameters) : null,
      strict: tool.strict === true,
    }
  })

export const readToolChoice = (choice: unknown): ToolChoice | null => {
  if (choice === 'auto' || choice === 'none' || choice === 'required') return { mode: choice }
  const asked = json(choice)
  if (asked.type === 'allowed_tools') return readToolChoice(asked.mode)
  const name = string(asked.name) ?? string(asked.server_label) ?? string(asked.type)
  return name === null ? null : { mode: 'tool', name }
}
