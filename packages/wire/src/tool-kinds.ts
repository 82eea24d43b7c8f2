import { isJson } from './narrow.ts'
import type { ToolDefinition } from './types.ts'

/** Only functions are known to every vendor; free-text tools and the vendors' own are not. */
export const isFunction = ({ parameters }: ToolDefinition): boolean => parameters !== null

/** What a function takes that leaves its parameters out. */
export const noParameters: unknown = { type: 'object', properties: {} }

/** Arguments are an object with every vendor; not all of them must be told. */
export const parametersOf = ({ parameters }: ToolDefinition): unknown =>
  isJson(parameters) && parameters.type === undefined
    ? { type: 'object', properties: {}, ...parameters }
    : parameters
