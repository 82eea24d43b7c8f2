import type { Conversation, Reply } from '@tierdrop/wire'
import { type Relation, relateReply } from './relate-reply.ts'
import { isOrder, shapeOf } from './repertoire.ts'
import type { Instruction } from './skeleton/read-instruction.ts'
import { verbsAt } from './skeleton/verbs-at.ts'
import type { Kind } from './types.ts'
import { voteByWords } from './vote-by-words.ts'

/**
 * `contract`: tools or schema say so, whatever is replied. `words`: the instruction says so, unless
 * the replies are of another make. `reply`: left open by the instruction.
 */
export type InferredKind = { kind: Kind; by: 'contract' | 'words' | 'reply'; votes: Map<Kind, number> }

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
    if (uses) return { kind: 'agent', by: 'contract', votes }
    const forced = tools.length === 1 || toolChoice?.mode === 'tool'
    const tool = toolChoice?.mode === 'tool' ? tools.find(({ name }) => name === toolChoice.name) : tools[0]
    if (forced && tool !== undefined && (toolChoice?.mode === 'tool' || reportsResult.test(tool.name)))
      return {
        kind: takesRecord.test(tool.name)
          ? 'extract'
          : kindOfSchema(tool.parameters, votes, creates(instruction)),
        by: 'contract',
        votes,
      }
    return { kind: leadsOn(instruction) ? 'agent' : 'tools', by: 'contract', votes }
  }
  if (format?.schema != null)
    return { kind: kindOfSchema(format.schema, votes, creates(instruction)), by: 'contract', votes }
  if (isToldOfTools(conversation)) return { kind: 'agent', by: 'words', votes }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1])
  if (best !== undefined && best[1] >= 3 && best[1] > (second?.[1] ?? 0))
    return { kind: best[0], by: 'words', votes }
  const relation = relateReply(conversation, reply)
  const shape = relation === 'reorders' ? 'rank' : kindOfReply(reply, votes.has('rank'), relation)
  const weighed = new Map(votes)
  if (shape !== null) weighed.set(shape, (votes.get(shape) ?? 0) + 1.5)
  // who is asked a question at the end of a long text answers with less too: any word counts for more
  else if (relation === 'condenses' && leavesOpen(instruction)) weighed.set('summarize', 0.9)
  const [leading] = [...weighed].sort((a, b) => b[1] - a[1])
  return { kind: leading?.[0] ?? 'text', by: 'reply', votes }
}

/** An agent that was told of its tools in prose: "Thought: … Action: … Action Input: … Observation: …" */
const isToldOfTools = ({ system, messages }: Conversation): boolean => {
  const [first] = messages[0]?.parts ?? []
  const text = `${system.slice(0, 16_000)}\n${first?.type === 'text' ? first.text.slice(0, 16_000) : ''}`
  return text.includes('Action Input:') && text.includes('Observation:')
}

/** A tool that takes the answer rather than acting. */
const reportsResult =
  /^(?:extract|record|save|store|submit|output|return|emit|report|print|final|json|structured|result|respond|format|classify|label|rank|set)|(?:result|output|response|extraction|classification|answer|schema)$/i

const takesRecord = /^(?:extract|record|save|store|capture|parse)/i

const stepwise =
  /\b(?:(?:are|as) (?:\S+ ){0,4}agent|autonomous|step by step|multi-step|multiple (?:steps|tools)|steps|until|plan|investigate|resolve|as many tools?|in sequence|one after|then|iterat\w+|workflow|when you (?:are done|have finished|finish)|before (?:answering|you|acting)|gather|verify|explore|loop|after each|work through|research)\b/
const single =
  /\b(?:exactly # (?:tool|function)|single (?:tool|function)|# (?:tool|function) call|(?:right|correct|appropriate|best|matching|suitable) (?:tool|function|action|api)|dispatch\w*|router?|rout(?:e|es|ing)|function calling|only # (?:tool|function)|map\w* .{0,40}(?:tool|function)|intent)\b/

const leadsOn = ({ sentences, toolNames }: Instruction): boolean => {
  const text = sentences.map(({ words }) => words.join(' ')).join('\n')
  if (single.test(text)) return false
  if (stepwise.test(text)) return true
  return toolNames.length >= 6
}

const creating = new Set(
  'write create generate draft compose brainstorm suggest translate rewrite rephrase answer explain plan design invent'.split(
    ' ',
  ),
)
/** The first order is to make up something, not to find what is there. */
const creates = (instruction: Instruction): boolean => creating.has(firstVerb(instruction) ?? '')

const writing = new Set(
  'write generate draft compose brainstorm suggest translate rewrite rephrase'.split(' '),
)
export const writes = (instruction: Instruction): boolean => writing.has(firstVerb(instruction) ?? '')

const firstVerb = ({ sentences }: Instruction): string | undefined => {
  for (const { words } of sentences) {
    const [first] = verbsAt(words)
    if (first !== undefined) return first.verb
  }
  return undefined
}

type Leaf = { name: string; labels: boolean }

const kindOfSchema = (schema: unknown, votes: Map<Kind, number>, creates: boolean): Kind => {
  const leaves = leavesOf(schema, '', 0, [])
  const plain = leaves.filter(
    ({ name }) =>
      !/^(?:confidence|reason|reasons|reasoning|why|because|notes?|comments?|remarks?|explanation|rationale|score|justification|evidence|certainty|probability)$/i.test(
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
  // many sentences are written where the instruction orders to create, not to find
  if (creates && (votes.get('extract') ?? 0) < 2) return 'text'
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

const kindOfReply = (reply: Reply, ranks: boolean, relation: Relation): Kind | null => {
  const text = reply.text.trim()
  if (isOrder(reply)) return 'rank'
  if (ranks && /^(?:```json\s*)?(?:\[\s*[\d"]|\{\s*"\w*(?:rank|order|sort)\w*"\s*:\s*\[)/i.test(text))
    return 'rank'
  switch (shapeOf(reply)?.shape) {
    case 'code':
      return 'code'
    case 'label':
      return 'classify'
    case 'labels-in-json':
      return namesChoice.test(text) ? 'classify' : 'extract'
    case 'json':
      return relation === 'invents' ? 'text' : 'extract'
    case 'label-first':
      return null
    case 'prose':
      return /^(?:```json\s*)?[[{](?!\[)/.test(text) ? 'extract' : null
    case undefined:
      return null
  }
}

/** No role that is played in a conversation, and no votes at all. */
const leavesOpen = (instruction: Instruction): boolean =>
  voteByWords(instruction).size === 0 &&
  !instruction.sentences.some(({ words }) => words[0] === 'you' && words[1] === 'are')

const namesChoice =
  /^[^:]{0,20}"(?:\w+_)?(?:label|category|class|classification|intent|sentiment|verdict|decision|flagged|allowed|safe|department|queue|priority|severity|urgency|is_\w+)"\s*:/
