import type { Conversation } from '@tierdrop/wire'
import { digest } from '../digest.ts'
import { seedOf } from '../refrains/seed.ts'
import { hashWord } from '../versions/hash-word.ts'
import { buildSkeleton, type Sentence } from './build-skeleton.ts'
import { describeFormat, describeTool, memberNames } from './describe-tools.ts'
import { imperatives } from './lexicon.ts'
import { isMask } from './mask-words.ts'
import { verbsAt } from './verbs-at.ts'

/** What makes a version of a task: its instruction, tools and schema, without what varies. */
export type Instruction = {
  sentences: Sentence[]
  /** the first sentence that was learnt from messages */
  refrainFrom: number | null
  toolNames: string[]
  tools: ToolMark[]
  schemaName: string | null
  members: string[]
  /** hash of the schema in canonical words */
  schema: string
  fingerprint: string
}

/** A tool, and a hash of all that is said of it. */
export type ToolMark = { name: string; said: string }

/** What the system prompt, tools and schema say; shared by all exchanges that repeat them word for word. */
export type Setting = {
  system: Sentence[]
  /** the system prompt leaves the task to the user's message ("You are a helpful assistant") */
  needsUserText: boolean
  toolNames: string[]
  tools: ToolMark[]
  schemaName: string | null
  members: string[]
  /** hash of the schema in canonical words */
  schema: string
  /** hash of tools and schema in canonical words */
  contract: string
  /** what the user's message stands beside */
  seed: number
}

export const readSystem = (system: string): Sentence[] =>
  system === '' ? [] : buildSkeleton(system, 'system').sentences

export const readSetting = (
  { system, tools, format }: Conversation,
  sentences: Sentence[] = readSystem(system),
): Setting => {
  const said = new Map<string, string>()
  for (const tool of tools) said.set(tool.name, `${said.get(tool.name) ?? ''}${describeTool(tool)}\n`)
  const formatText = describeFormat(format)
  const names = [...said.keys()].sort()
  const schema = digest(formatText)
  const members = format === null ? [] : memberNames(format.schema)
  return {
    system: sentences,
    needsUserText: isGeneric(sentences),
    toolNames: names,
    tools: names.map((name) => ({ name, said: digest(said.get(name) ?? '') })),
    schemaName: format?.name ?? null,
    members,
    schema,
    contract: digest(`${[...said.values()].sort().join('')}\n\n${formatText}`),
    seed: seedOf(
      members.length === 0 ? 0 : hashWord(schema),
      sentences.map(({ words }) => words.map(hashWord)),
    ),
  }
}

export const readInstruction = (setting: Setting): Instruction => instructionOf(setting, setting.system)

/** What a message says by its own words; `saysWhat`: more than that somebody talks. */
export const readMessage = (
  setting: Setting,
  text: string,
): { instruction: Instruction; saysWhat: boolean } => {
  const sentences = withUserText(setting, text)
  return {
    instruction: instructionOf(setting, sentences),
    saysWhat: sentences.length > setting.system.length,
  }
}

/** What a message says by the sentences that always stand in messages like it. */
export const readRefrain = (setting: Setting, sentences: Sentence[], fingerprint: string): Instruction => ({
  ...instructionOf(setting, [...setting.system, ...sentences]),
  refrainFrom: setting.system.length,
  ...(fingerprint === '' ? {} : { fingerprint }),
})

const instructionOf = (setting: Setting, sentences: Sentence[]): Instruction => {
  // as a set: reordered sentences ask for the same
  const lines = sentences.map(({ words }) => words.join(' ')).sort()
  const { toolNames, tools, schemaName, members, schema, contract } = setting
  return {
    sentences,
    refrainFrom: null,
    toolNames,
    schemaName,
    tools,
    members,
    schema,
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
  role === 'list' ||
  verbsAt(words).length > 0 ||
  (words[0] !== 'you' && acts.has(words[0] ?? '')) ||
  isNote(words)

/** "tl;dr, one sentence", "en -> es": a note of what is wanted, without a verb. */
const isNote = (words: readonly string[]): boolean =>
  words.length <= maxNote &&
  !opensTalk.has(words[0] ?? '') &&
  words.some((word) => !isMask(word) && !idle.has(word))

const maxNote = 12
const opensTalk = new Set(
  "you your you're i we it this that these today now current currently the user users be always never do don't please if avoid keep use stay only ensure make try think remember note here".split(
    ' ',
  ),
)
/** What assistants are called, and what they are told of the day. */
const idle = new Set(
  'assistant assistants helpful ai bot chatbot model language system prompt name date time knowledge cutoff default friendly honest harmless concise kind polite and or of for in by at to is are'.split(
    ' ',
  ),
)

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
