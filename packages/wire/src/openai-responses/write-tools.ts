import type { Drop } from '../request-writer.ts'
import { isStrictSchema } from '../strict-schema.ts'
import { isFunction, parametersOf } from '../tool-kinds.ts'
import type { ToolChoice, ToolDefinition } from '../types.ts'

/** `strict` is always said: left out, it means true here, and false in chat completions. */
export const writeTools = (tools: ToolDefinition[], drop: Drop): unknown[] => {
  const written: unknown[] = []
  for (const tool of tools) {
    if (!isFunction(tool)) drop(`tool ${tool.name}`)
    else {
      const { name, description } = tool
      const parameters = parametersOf(tool)
      const strict = tool.strict && isStrictSchema(parameters)
      if (tool.strict && !strict) drop(`strict tool ${name}`)
      const said = description === null ? {} : { description }
      written.push({ type: 'function', name, ...said, parameters, strict })
    }
  }
  return written
}

export const writeToolChoice = (choice: ToolChoice | null, tools: ToolDefinition[]): unknown => {
  if (choice === null) return null
  if (choice.mode !== 'tool') return tools.some(isFunction) ? choice.mode : null
  const chosen = tools.find(({ name }) => name === choice.name)
  return chosen !== undefined && isFunction(chosen) ? { type: 'function', name: choice.name } : null
}
