import type { Conversation } from '@tierdrop/wire'
import { digest } from '../digest.ts'
import { buildSkeleton, type Sentence } from './build-skeleton.ts'
import { describeFormat, describeTools, memberNames } from './describe-tools.ts'
import { imperatives } from './lexicon.ts'
import { verbsAt } from './verbs-at.ts'

/** What makes a version of a task: its instruction, tools and schema, without what varies. */
export type Instruction = {
  sentences: Sentence[]
  toolNames: string[]
  schemaName: string | null
  members: string[]
  /** hash of tools and schema in canonical words */
  contract: string
  fingerprint: string
}

/** What the system prompt, tools and schema say; shared by all exchanges that repeat them word for word. */
export type Setting = {
  system: Sentence[]
  /** the system prompt leaves the task to the user's message ("You are a helpful assistant") */
  needsUserText: boolean
  toolNames: string[]
  schemaName: string | null
  members: string[]
  /** hash of tools and schema in canonical words */
  contract: string
}

export const readSetting = ({ system, tools, format }: Conversation): Setting => {
  const sentences = system === '' ? [] : buildSkeleton(system, 'system').sentences
  return {
    system: sentences,
    needsUserText: isGeneric(sentences),
    toolNames: [...new Set(tools.map(({ name }) => name))].sort(),
    schemaName: format?.name ?? null,
    members: format === null ? [] : memberNames(format.schema),
    contract: digest(`${describeTools(tools)}\n\n${describeFormat(format)}`),
  }
}

export const readInstruction = (setting: Setting, userText: string): Instruction => {
  const sentences = setting.needsUserText ? withUserText(setting, userText) : setting.system
  // as a set: reordered sentences ask for the same
  const lines = sentences.map(({ words }) => words.join(' ')).sort()
  const { toolNames, schemaName, members, contract } = setting
  return {
    sentences,
    toolNames,
    schemaName,
    members,
    contract,
    fingerprint: digest(`${lines.join('\n')}\n\n${contract}`),
  }
}

const withUserText = ({ system, toolNames }: Setting, text: string): Sentence[] => {
  const user = buildSkeleton(text, 'user')
  if (user.isTemplate) return [...system, ...user.sentences]
  // a free request: beside a system prompt or tools it is chat; alone its verb and object are all there is
  return system.length > 0 || toolNames.length > 0
    ? system
    : [opening(user.sentences[0])].filter((part) => part !== null)
}

const maxGeneric = 25

/** "You are a helpful assistant. Be concise." leaves the task to the user's message. */
const isGeneric = (system: Sentence[]): boolean =>
  system.reduce((sum, { words }) => sum + words.length, 0) <= maxGeneric && !system.some(saysTask)

const saysTask = ({ words, role }: Sentence): boolean =>
  role === 'list' || verbsAt(words).length > 0 || (words[0] !== 'you' && acts.has(words[0] ?? ''))

/** Orders that are no task of their own leave it open what the task is. */
const manners = new Set(
  "be always never do don't please if avoid keep use stay only ensure make try think remember note".split(
    ' ',
  ),
)
const acts = new Set([...imperatives].filter((word) => !manners.has(word)))

export const firstUserText = (conversation: Conversation): string => {
  for (const { role, parts } of conversation.messages) {
    if (role !== 'user') continue
    const texts: string[] = []
    for (const part of parts) if (part.type === 'text') texts.push(part.text)
    if (texts.length > 0) return texts.join('\n\n')
  }
  return ''
}

const topicOf = new Set([
  'about',
  'for',
  'on',
  'of',
  'to',
  'from',
  'in',
  'with',
  'between',
  'that',
  'by',
  'into',
  'using',
])

const opening = (sentence: Sentence | undefined): Sentence | null => {
  if (sentence === undefined) return null
  const cut = sentence.words.findIndex((word) => topicOf.has(word))
  return { role: 'head', words: sentence.words.slice(0, cut < 0 ? 4 : Math.min(cut, 4)) }
}
