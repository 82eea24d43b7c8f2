import type { Drop } from '../request-writer.ts'
import { isStrictSchema } from '../strict-schema.ts'
import { isFunction, parametersOf } from '../tool-kinds.ts'
import type { ToolChoice, ToolDefinition } from '../types.ts'

export const writeTools = (tools: ToolDefinition[], drop: Drop): unknown[] => {
  const written: unknown[] = []
  for (const tool of tools) {
    if (!isFunction(tool)) drop(`tool ${tool.name}`)
    else {
      const { name, description } = tool
      const parameters = parametersOf(tool)
      const strict = tool.strict && isStrictSchema(parameters)
      if (tool.strict && !strict) drop(`strict tool ${name}`)
      const said = { name, ...(description === null ? {} : { description }), parameters }
      written.push({ type: 'function', function: strict ? { ...said, strict } : said })
    }
  }
  return written
}

export const writeToolChoice = (choice: ToolChoice | null, tools: ToolDefinition[]): unknown => {
  if (choice === null) return null
  if (choice.mode !== 'tool') return tools.some(isFunction) ? choice.mode : null
  const chosen = tools.find(({ name }) => name === choice.name)
  return chosen !== undefined && isFunction(chosen)
    ? { type: 'function', function: { name: choice.name } }
    : null
}
