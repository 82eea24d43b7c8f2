import type { Conversation, Reply } from '@tierdrop/wire'
import { taskVerbs } from './skeleton/lexicon.ts'
import type { Instruction } from './skeleton/read-instruction.ts'
import { verbsAt } from './skeleton/verbs-at.ts'
import type { Kind } from './types.ts'

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
      return { kind: kindOfSchema(tool.parameters, votes), sure: true }
    return { kind: leadsOn(instruction) ? 'agent' : 'tools', sure: true }
  }
  if (format?.schema != null) return { kind: kindOfSchema(format.schema, votes), sure: true }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1])
  if (best !== undefined && best[1] >= 3 && best[1] > (second?.[1] ?? 0)) return { kind: best[0], sure: true }
  const shape = kindOfReply(reply)
  if (shape !== null) votes.set(shape, (votes.get(shape) ?? 0) + 1.5)
  const [leading] = [...votes].sort((a, b) => b[1] - a[1])
  return { kind: leading?.[0] ?? 'text', sure: false }
}

/** A tool that takes the answer rather than acting. */
const reportsResult =
  /^(?:extract|record|save|store|submit|output|return|emit|report|print|final|json|structured|result|respond|format|classify|label|rank|set)|(?:result|output|response|extraction|classification|answer|schema)$/i

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

const nounVotes: [pattern: RegExp, kind: Kind, weight: number][] = [
  [/\b(?:classifier|classification|categorization|triage|moderator|moderation|detector)\b/, 'classify', 3],
  [
    /\b(?:yes or no|true or false|one of following|into # of|exactly # (?:label|category)|only (?:label|category|class)|label only|(?:category|label|class) name)\b/,
    'classify',
    2,
  ],
  [
    /\b(?:reply|answer|respond|return|output|say)(?: only)?(?: with| using)?(?: [\p{L}-]+){1,5} or [\p{L}-]+$|\bwith # word\b|\bto (?:department|queue|team|category|label|class)\b/mu,
    'classify',
    2.5,
  ],
  [/\b(?:sentiment|spam|intent|toxic\w*|phishing|whether|urgency|positive|negative)\b/, 'classify', 1.5],
  [
    /\b(?:rank\w*|rerank\w*|relevance|most relevant|best to worst|least relevant|leaderboard|order of|prioriti[sz]\w+|descending|sorted|ordered list)\b/,
    'rank',
    2.5,
  ],
  [/\b(?:extract\w*|entities|entity|parser|parsing|invoice number|line items|key-value)\b/, 'extract', 2.5],
  [/\b(?:json (?:object|with)|as json|fields?|keys?|null if)\b/, 'extract', 1.2],
  [
    /\b(?:function|functions|python|typescript|javascript|sql|regex|regular expression|unit tests?|rust|golang|bash|shell script|code|programmer|coding|java|kotlin|component|script|query language|stored procedure)\b/,
    'code',
    2,
  ],
  [
    /\b(?:summar\w+|tl;?dr|key points|digest|gist|abstract|recap|takeaways|minutes|highlights|condense\w*|overview|briefing)\b/,
    'summarize',
    2.5,
  ],
  [
    /\b(?:translat\w+|e-?mail reply|rewrite|paraphrase|proofread|copywriter|poem|blog|tone|essay|writer|chatbot|conversation|tutor)\b/,
    'text',
    2,
  ],
]

/** Verbs that say that something is written, but not what. */
const generic = new Set(
  'write generate create return answer explain respond reply check find select list give turn compose describe identify decide review search analyze analyse choose match edit fix convert evaluate score order'.split(
    ' ',
  ),
)

const voteByWords = ({ sentences }: Instruction): Map<Kind, number> => {
  const votes = new Map<Kind, number>()
  const add = (kind: Kind, weight: number) => votes.set(kind, (votes.get(kind) ?? 0) + weight)
  let isFirst = true
  for (const { words, role } of sentences) {
    if (role === 'list') continue
    for (const { verb } of verbsAt(words).slice(0, 3)) {
      const kind = taskVerbs.get(verb) as Kind
      add(kind, generic.has(verb) ? 1 : isFirst ? 3 : 0.5)
      isFirst = false
    }
  }
  const text = sentences.map(({ words }) => words.join(' ')).join('\n')
  for (const [pattern, kind, weight] of nounVotes) if (pattern.test(text)) add(kind, weight)
  return votes
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

const kindOfReply = ({ text }: Reply): Kind | null => {
  const reply = text.trim()
  if (reply === '') return null
  if (/^```(?!json)/.test(reply)) return 'code'
  if (/^(?:```json\s*)?\{/.test(reply)) return 'extract'
  if (/^(?:```json\s*)?\[/.test(reply)) return 'rank'
  if (reply.length <= 40 && !reply.includes('\n') && reply.split(' ').length <= 3) return 'classify'
  return null
}
