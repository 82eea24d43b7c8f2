import type { Conversation, ToolDefinition } from '@tierdrop/wire'
import { maskWords } from './mask-words.ts'

// Tools and schema take part in the fingerprint by what a caller depends on: names, types and
// required members; descriptions without what varies in them, and in any order of keys.

const maxDepth = 12
const maxMembers = 400

export const describeTool = ({ name, parameters, description }: ToolDefinition): string =>
  `${name} ${describeSchema(parameters)} ${proseOf(description)}`

export const describeFormat = (format: Conversation['format']): string =>
  format === null ? '' : `${format.name ?? 'json'} ${describeSchema(format.schema)}`

/** Paths, types and required members of a JSON schema. */
export const describeSchema = (schema: unknown): string => {
  const lines: string[] = []
  walk(schema, '', 0, lines)
  return lines.sort().join(';')
}

/** The names of all members, outermost first. */
export const memberNames = (schema: unknown): string[] => {
  const lines: string[] = []
  walk(schema, '', 0, lines)
  return [...new Set(lines.map((line) => line.slice(0, line.indexOf(':'))).filter((path) => path !== ''))]
}

const walk = (schema: unknown, path: string, depth: number, lines: string[]): void => {
  if (schema === null || typeof schema !== 'object' || depth > maxDepth || lines.length > maxMembers) return
  const node = schema as Record<string, unknown>
  const labels = Array.isArray(node.enum) ? enumLabels(node.enum) : ''
  const required = Array.isArray(node.required) ? node.required.map(String).sort().join(',') : ''
  lines.push(`${path}:${JSON.stringify(node.type ?? null)}${labels}(${required})${proseOf(node.description)}`)
  for (const container of ['properties', '$defs', 'definitions'] as const) {
    const members = node[container]
    if (members !== null && typeof members === 'object')
      for (const [name, member] of Object.entries(members)) walk(member, `${path}.${name}`, depth + 1, lines)
  }
  if (node.items !== undefined) walk(node.items, `${path}[]`, depth + 1, lines)
  for (const choice of ['anyOf', 'oneOf', 'allOf'] as const) {
    const branches = node[choice]
    if (Array.isArray(branches))
      for (const [at, branch] of branches.entries()) walk(branch, `${path}|${at}`, depth + 1, lines)
  }
}

/** Labels belong to the task; ids, names and dates that a caller fills in do not. */
const enumLabels = (values: unknown[]): string =>
  `{${[...new Set(values.map((value) => maskWords(String(value).slice(0, 60).toLowerCase()).join(' ')))].sort().join('|')}}`

const proseOf = (description: unknown): string =>
  typeof description === 'string' && description !== '' ? maskWords(description.slice(0, 600)).join(' ') : ''
