import type { ToolDefinition } from './types.ts'

/** Only functions are known to every vendor; free-text tools and the vendors' own are not. */
export const isFunction = ({ parameters }: ToolDefinition): boolean => parameters !== null

/** What a function takes that leaves its parameters out. */
export const noParameters: unknown = { type: 'object', properties: {} }
