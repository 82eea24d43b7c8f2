export type Leaf = { name: string; labels: boolean; inList: boolean }

const maxDepth = 8
const maxLeaves = 100

/** What a JSON schema asks for in the end; `labels`: to be chosen from a list. */
export const leavesOf = (
  schema: unknown,
  name = '',
  depth = 0,
  inList = false,
  leaves: Leaf[] = [],
): Leaf[] => {
  if (schema === null || typeof schema !== 'object' || depth > maxDepth || leaves.length > maxLeaves)
    return leaves
  const node = schema as Record<string, unknown>
  const members = node.properties
  if (members !== null && typeof members === 'object')
    for (const [key, member] of Object.entries(members)) leavesOf(member, key, depth + 1, inList, leaves)
  else if (node.items !== undefined) leavesOf(node.items, name, depth + 1, true, leaves)
  else if (name !== '')
    leaves.push({
      name,
      labels: Array.isArray(node.enum) || node.type === 'boolean' || node.const !== undefined,
      inList,
    })
  return leaves
}
