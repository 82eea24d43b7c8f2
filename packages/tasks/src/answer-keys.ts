import type { Conversation } from '@tierdrop/wire'
import { leavesOf } from './schema-leaves.ts'

const maxKeys = 40
const maxDepth = 4

/** The form that the answer has to have: a schema, or what the only tool that may be called takes. */
export const formOf = ({
  format,
  toolChoice,
  tools,
}: Conversation): { name: string; schema: unknown } | null => {
  if (toolChoice?.mode === 'tool') {
    const tool = tools.find(({ name }) => name === toolChoice.name)
    if (tool !== undefined) return { name: tool.name, schema: tool.parameters }
  }
  return format?.schema == null ? null : { name: format.name ?? '', schema: format.schema }
}

/** "{order", "leaf:labels:all": under which names an answer is given, by its form or as it came. */
export const answerKeys = (conversation: Conversation, said: string): Set<string> => {
  const keys = new Set<string>()
  const form = formOf(conversation)
  if (form !== null) {
    const leaves = leavesOf(form.schema)
    addName(form.name, keys)
    for (const { name } of leaves) addName(name, keys)
    if (leaves.length > 0) {
      const labels = leaves.filter((leaf) => leaf.labels).length
      keys.add(
        `leaf:labels:${labels === 0 ? 'none' : labels === leaves.length ? 'all' : labels * 2 < leaves.length ? 'some' : 'most'}`,
      )
      keys.add(`leaf:n:${leaves.length === 1 ? '1' : leaves.length <= 3 ? '3' : 'more'}`)
      if (leaves.some(({ inList }) => inList)) keys.add('leaf:list')
    }
  }
  addKeys(jsonIn(said), 0, keys)
  return keys
}

const addName = (name: string, keys: Set<string>): void => {
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2').toLowerCase()
  for (const word of words.split(/[^\p{L}]+/u)) if (word !== '' && keys.size < maxKeys) keys.add(`{${word}`)
}

const addKeys = (value: unknown, depth: number, keys: Set<string>): void => {
  if (value === null || typeof value !== 'object' || depth > maxDepth || keys.size >= maxKeys) return
  // the first members of a list tell what the others are like
  if (Array.isArray(value)) for (const member of value.slice(0, 2)) addKeys(member, depth + 1, keys)
  else
    for (const [key, member] of Object.entries(value)) {
      addName(key, keys)
      addKeys(member, depth + 1, keys)
    }
}

const jsonIn = (said: string): unknown => {
  const inner = /^```(?:json)?\s*([[{][\s\S]*)```$/.exec(said)?.[1] ?? said
  if (!/^[[{]/.test(inner)) return undefined
  try {
    return JSON.parse(inner)
  } catch {
    // cut off or no JSON after all: it names nothing
    return undefined
  }
}
