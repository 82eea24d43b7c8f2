import type { Drop } from '../request-writer.ts'
import { isFunction, parametersOf } from '../tool-kinds.ts'
import type { ToolChoice, ToolDefinition } from '../types.ts'
import { closeSchema } from './close-schema.ts'

export const writeTools = (tools: ToolDefinition[], drop: Drop): unknown[] => {
  const written: unknown[] = []
  for (const tool of tools) {
    if (!isFunction(tool)) drop(`tool ${tool.name}`)
    else {
      const { name, description, strict } = tool
      const said = { name, ...(description === null ? {} : { description }) }
      const schema = parametersOf(tool)
      const closed = strict ? closeSchema(schema) : null
      if (strict && closed === null) drop(`strict tool ${name}`)
      written.push(
        closed === null ? { ...said, input_schema: schema } : { ...said, input_schema: closed, strict },
      )
    }
  }
  return written
}

export const writeToolChoice = (
  choice: ToolChoice | null,
  tools: ToolDefinition[],
  parallel: boolean | null,
): unknown => {
  if (!tools.some(isFunction) || (choice === null && parallel !== false)) return null
  const written = choice === null ? { type: 'auto' } : writeMode(choice, tools)
  // none calls no tool, so it knows no parallel ones either
  return parallel === false && written.type !== 'none'
    ? { ...written, disable_parallel_tool_use: true }
    : written
}

const writeMode = (choice: ToolChoice, tools: ToolDefinition[]): { type: string; name?: string } => {
  switch (choice.mode) {
    case 'auto':
    case 'none':
      return { type: choice.mode }
    case 'required':
      return { type: 'any' }
    case 'tool':
      return tools.some((tool) => tool.name === choice.name && isFunction(tool))
        ? { type: 'tool', name: choice.name }
        : { type: 'auto' }
  }
}
