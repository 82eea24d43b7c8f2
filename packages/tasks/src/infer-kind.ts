import type { Conversation } from '@tierdrop/wire'
import { formOf } from './answer-keys.ts'
import { type LearntKind, learntKinds, scoreKinds } from './learnt-kind.ts'
import type { ReplyEvidence } from './reply-evidence.ts'
import { leavesOf } from './schema-leaves.ts'
import type { Instruction } from './skeleton/read-instruction.ts'
import type { Kind } from './types.ts'

/** Tools that may be called, or have been, decide at once; null: words and replies have to say. */
export const kindByTools = (
  instruction: Instruction,
  conversation: Conversation,
): 'tools' | 'agent' | null => {
  const { tools, toolChoice, messages } = conversation
  if (tools.length === 0 || toolChoice?.mode === 'none') return null
  const uses = messages.some(({ parts }) =>
    parts.some(({ type }) => type === 'tool-result' || type === 'tool-call'),
  )
  if (uses) return 'agent'
  const [only] = tools
  if (toolChoice?.mode === 'tool' && tools.some(({ name }) => name === toolChoice.name)) return null
  if (tools.length === 1 && only !== undefined && reportsResult.test(only.name)) return null
  return leadsOn(instruction) ? 'agent' : 'tools'
}

/** By what was learnt of words, of the answer's form and of what the replies have in common. */
export const inferKind = (
  instruction: Instruction,
  conversation: Conversation,
  evidence: ReplyEvidence,
): Kind => {
  if (evidence.isToldOfTools) return 'agent'
  const { shares, edges } = evidence
  // nobody was told anything, and nothing was replied: somebody talks
  if (instruction.sentences.length === 0 && shares.size === 0 && edges.length === 0) return 'text'
  const hinted = hintOf(conversation) ?? (evidence.repertoire.isOrdering ? 'rank' : null)
  const scores = scoreKinds(instruction, shares, edges)
  let best: LearntKind = 'text'
  let most = Number.NEGATIVE_INFINITY
  for (const [at, kind] of learntKinds.entries()) {
    const score = (scores[at] ?? 0) + (kind === hinted ? hintWeight : 0)
    if (score > most) [best, most] = [kind, score]
  }
  return best
}

/** An agent that was told of its tools in prose: "Thought: … Action: … Action Input: … Observation: …" */
export const isToldOfTools = ({ system, messages }: Conversation): boolean => {
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

/** In tenths, as all that was learnt. */
const hintWeight = 10

/** What the form of the answer says by itself. */
const hintOf = (conversation: Conversation): LearntKind | null => {
  const { tools, toolChoice } = conversation
  const form =
    formOf(conversation) ??
    (tools[0] === undefined || toolChoice?.mode === 'none'
      ? null
      : { name: tools[0].name, schema: tools[0].parameters })
  if (form === null) return null
  if (tools.length > 0 && takesRecord.test(form.name)) return 'extract'
  const plain = leavesOf(form.schema).filter(({ name }) => !remarks.test(name))
  if (plain.some(({ name }) => places.test(name))) return 'rank'
  if (plain.length > 0 && plain.every(({ labels }) => labels)) return 'classify'
  const [leaf] = plain
  if (leaf === undefined || plain.length > 1) return 'extract'
  if (shorter.test(leaf.name)) return 'summarize'
  if (programs.test(leaf.name)) return 'code'
  return choices.test(leaf.name) ? 'classify' : null
}

const remarks =
  /^(?:confidence|reason|reasons|reasoning|why|because|notes?|comments?|remarks?|explanation|rationale|score|justification|evidence|certainty|probability)$/i
const places =
  /^(?:rank|ranking|ranked|ranked_ids|order|ordering|ordered|ranks|ordered_ids|sorted|position)$/i
const shorter = /^(?:summary|tldr|abstract|digest|bullets|key_points|highlights)$/i
const programs = /^(?:code|sql|query|function|script|regex|patch)$/i
const choices =
  /^(?:label|labels|category|categories|class|intent|sentiment|topic|verdict|decision|tag|tags)$/i
