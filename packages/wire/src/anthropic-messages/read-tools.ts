import { json, list, string } from '../narrow.ts'
import type { ToolChoice, ToolDefinition } from '../types.ts'

/** The vendor's own tools have a dated type and no schema; MCP servers are toolsets by name. */
export const readTools = (body: Record<string, unknown>): ToolDefinition[] =>
  list(body.tools).map((raw) => {
    const tool = json(raw)
    return {
      name: string(tool.name) ?? string(tool.mcp_server_name) ?? string(tool.type) ?? '',
      description: string(tool.description),
      parameters: tool.input_schema ?? null,
      strict: tool.strict === true,
    }
  })

export const readToolChoice = (choice: unknown): ToolChoice | null => {
  const { type, name } = json(choice)
  if (type === 'auto' || type === 'none') return { mode: type }
  if (type === 'any') return { mode: 'required' }
  return type === 'tool' && typeof name === 'string' ? { mode: 'tool', name } : null
}

export const readParallel = (choice: unknown): boolean | null => {
  const { disable_parallel_tool_use: disabled } = json(choice)
  return typeof disabled === 'boolean' ? !disabled : null
}
