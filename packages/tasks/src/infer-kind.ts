import type { Conversation, Reply } from '@tierdrop/wire'
import type { Instruction } from './skeleton/read-instruction.ts'
import type { Kind } from './types.ts'
import { voteByWords } from './vote-by-words.ts'

/** `sure`: the instruction alone says so, whatever this one reply looks like. */
export type InferredKind = { kind: Kind; sure: boolean }

export const inferKind = (
  instruction: Instruction,
  conversation: Conversation,
  reply: Reply,
): InferredKind => {
  const { tools, toolChoice, messages, format } = conversation
  const votes = voteByWords(instruction)
  if (tools.length > 0 && toolChoice?.mode !== 'none') {
    const uses = messages.some(({ parts }) =>
      parts.some(({ type }) => type === 'tool-result' || type === 'tool-call'),
    )
    if (uses) return { kind: 'agent', sure: true }
    const forced = tools.length === 1 || toolChoice?.mode === 'tool'
    const tool = toolChoice?.mode === 'tool' ? tools.find(({ name }) => name === toolChoice.name) : tools[0]
    if (forced && tool !== undefined && (toolChoice?.mode === 'tool' || reportsResult.test(tool.name)))
      return {
        kind: takesRecord.test(tool.name) ? 'extract' : kindOfSchema(tool.parameters, votes),
        sure: true,
      }
    return { kind: leadsOn(instruction) ? 'agent' : 'tools', sure: true }
  }
  if (format?.schema != null) return { kind: kindOfSchema(format.schema, votes), sure: true }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1])
  if (best !== undefined && best[1] >= 3 && best[1] > (second?.[1] ?? 0)) return { kind: best[0], sure: true }
  const shape = kindOfReply(reply, votes.has('rank'))
  if (shape !== null) votes.set(shape, (votes.get(shape) ?? 0) + 1.5)
  const [leading] = [...votes].sort((a, b) => b[1] - a[1])
  return { kind: leading?.[0] ?? 'text', sure: false }
}

/** A tool that takes the answer rather than acting. */
const reportsResult =
  /^(?:extract|record|save|store|submit|output|return|emit|report|print|final|json|structured|result|respond|format|classify|label|rank|set)|(?:result|output|response|extraction|classification|answer|schema)$/i

const takesRecord = /^(?:extract|record|save|store|capture|parse)/i

const stepwise =
  /\b(?:agent|autonomous|step by step|multi-step|multiple (?:steps|tools)|steps|until|plan|investigate|resolve|as many tools?|in sequence|one after|then|iterat\w+|workflow|when you (?:are done|have finished|finish)|before (?:answering|you|acting)|gather|verify|explore|loop|after each|work through|research)\b/
const single =
  /\b(?:exactly # (?:tool|function)|single (?:tool|function)|# (?:tool|function) call|(?:right|correct|appropriate|best|matching|suitable) (?:tool|function|action|api)|dispatch\w*|router?|rout(?:e|es|ing)|function calling|only # (?:tool|function)|map\w* .{0,40}(?:tool|function)|intent)\b/

const leadsOn = ({ sentences, toolNames }: Instruction): boolean => {
  const text = sentences.map(({ words }) => words.join(' ')).join('\n')
  if (single.test(text)) return false
  if (stepwise.test(text)) return true
  return toolNames.length >= 6
}

type Leaf = { name: string; labels: boolean }

const kindOfSchema = (schema: unknown, votes: Map<Kind, number>): Kind => {
  const leaves = leavesOf(schema, '', 0, [])
  const plain = leaves.filter(
    ({ name }) =>
      !/^(?:confidence|reason|reasoning|explanation|rationale|score|justification|evidence|certainty|probability)$/i.test(
        name,
      ),
  )
  if (
    plain.some(({ name }) =>
      /^(?:rank|ranking|ranked|ranked_ids|order|ordering|ordered|ranks|ordered_ids|sorted|position)$/i.test(
        name,
      ),
    )
  )
    return 'rank'
  if ((votes.get('rank') ?? 0) >= 5) return 'rank'
  if (plain.length > 0 && plain.every(({ labels }) => labels)) return 'classify'
  if (plain.length === 1) {
    const name = plain[0]?.name.toLowerCase() ?? ''
    if (/^(?:summary|tldr|abstract|digest|bullets|key_points|highlights)$/.test(name)) return 'summarize'
    if (/^(?:code|sql|query|function|script|regex|patch)$/.test(name)) return 'code'
    if (
      /^(?:label|labels|category|categories|class|intent|sentiment|topic|verdict|decision|tag|tags)$/.test(
        name,
      )
    )
      return 'classify'
    if (/^(?:answer|reply|response|text|translation|message|email|body|content|draft|output)$/.test(name))
      return leading(votes, ['text', 'summarize', 'code', 'classify'])
  }
  if (
    plain.filter(({ labels }) => labels).length * 2 > plain.length &&
    (votes.get('classify') ?? 0) > (votes.get('extract') ?? 0)
  )
    return 'classify'
  const summarizes = (votes.get('summarize') ?? 0) > (votes.get('extract') ?? 0) + 2
  if (summarizes && plain.some(({ name }) => /summary|key_?points|highlights|bullets/i.test(name)))
    return 'summarize'
  return 'extract'
}

const leading = (votes: Map<Kind, number>, kinds: Kind[]): Kind =>
  kinds.reduce((best, kind) => ((votes.get(kind) ?? 0) > (votes.get(best) ?? 0) ? kind : best))

const leavesOf = (schema: unknown, name: string, depth: number, leaves: Leaf[]): Leaf[] => {
  if (schema === null || typeof schema !== 'object' || depth > 8 || leaves.length > 100) return leaves
  const node = schema as Record<string, unknown>
  const members = node.properties
  if (members !== null && typeof members === 'object')
    for (const [key, member] of Object.entries(members)) leavesOf(member, key, depth + 1, leaves)
  else if (node.items !== undefined) leavesOf(node.items, name, depth + 1, leaves)
  else if (name !== '')
    leaves.push({
      name,
      labels: Array.isArray(node.enum) || node.type === 'boolean' || node.const !== undefined,
    })
  return leaves
}

const kindOfReply = ({ text }: Reply, ranks: boolean): Kind | null => {
  const reply = text.trim()
  if (reply === '') return null
  if (/^```(?!json)/.test(reply)) return 'code'
  if (/^(?:```json\s*)?\{/.test(reply)) return 'extract'
  if (/^(?:```json\s*)?\[\s*[\d"]/.test(reply)) return ranks ? 'rank' : 'extract'
  if (/^(?:```json\s*)?\[/.test(reply)) return 'extract'
  if (reply.length <= 40 && !reply.includes('\n') && reply.split(' ').length <= 3) return 'classify'
  return null
}
