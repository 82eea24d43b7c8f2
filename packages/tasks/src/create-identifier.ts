import { isContinuable } from './is-continuable.ts'
import { Kinds } from './kinds.ts'
import { Rules } from './match-rules.ts'
import { Recent } from './recent.ts'
import { decodeMemory, encodeMemory, type Memory } from './remember.ts'
import { readTurns, type Turns } from './session/read-turns.ts'
import { prefixHash, replyHash, Sessions } from './session/track-sessions.ts'
import { Instructions, isBareContinuation, type Prompt } from './skeleton/instructions.ts'
import type {
  FoundSession,
  Identifier,
  IdentifierOptions,
  IdentifyInput,
  Identity,
  KnownVersion,
} from './types.ts'
import { isNamedKey, namedTaskKey, type Version } from './versions/version.ts'
import { VersionBook } from './versions/version-book.ts'

const defaultMaxSessions = 50_000
/** A header names a task; what is longer than this is cut. */
const maxHeader = 120

type Remembered = { book: VersionBook; instructions: Instructions; isRestored: boolean }

const remember = (known: readonly KnownVersion[], learning: string | null): Remembered => {
  const from = (memory: Memory | null): Remembered => {
    const book = new VersionBook(known, memory?.book ?? null)
    const isVersion = (fingerprint: string) => book.isVersion(fingerprint)
    const instructions = new Instructions(known, isVersion, memory?.learning ?? null)
    return { book, instructions, isRestored: memory !== null }
  }
  const memory = learning === null ? null : decodeMemory(learning)
  if (memory === null) return from(null)
  try {
    return from(memory)
  } catch {
    // written by another release after all: `isRestored` says so
    return from(null)
  }
}

/**
 * Tells of every exchange which task, version, kind, session and step it is. All state is in
 * memory and bounded; what must outlive the process is given out (version, sketch, prefixHash,
 * learning) and comes back in through `known`, `findSession` and `learning`.
 */
export const createIdentifier = (options: IdentifierOptions): Identifier => {
  const { seed, known, findSession } = options
  let { sample } = options
  let rules = new Rules(options.rules)
  const { book, instructions, isRestored } = remember(known, options.learning ?? null)
  const { refrains } = instructions
  const kinds = new Kinds(known)
  const sessions = new Sessions(seed, options.maxSessions ?? defaultMaxSessions)
  const recalled = new WeakMap<IdentifyInput, Turns>()
  let changes = 0
  const notStored = new Recent<true>(defaultMaxSessions)

  /** The version of the session that the exchange goes on with, where memory has it. */
  const versionBefore = (input: IdentifyInput, prompt: Prompt): Version | null => {
    const key = sessions.versionBefore(input)
    const version = key === null ? null : book.of(key)
    if (version === null) return null
    const isSame = input.conversation.format === null || book.hasSchema(version, prompt.read())
    return isSame ? version : null
  }

  const versionOf = (
    input: IdentifyInput,
    prompt: Prompt,
  ): { version: Version; name: string; foundBy: Identity['task']['foundBy'] } => {
    const patterns = () => prompt.patternsOf(rules)
    const before = isBareContinuation(input.conversation) ? versionBefore(input, prompt) : null
    const named = (name: string): Version =>
      before !== null && before.taskKey === namedTaskKey(name) ? before : book.named(name, prompt, input.at)
    if (input.taskHeader !== null && input.taskHeader.trim() !== '') {
      const header = input.taskHeader.trim().slice(0, maxHeader)
      const name = rules.ofHeader(header) ?? header
      return { version: named(name), name, foundBy: 'header' }
    }
    const ruled = rules.isEmpty ? null : rules.match(input, patterns)
    if (ruled !== null) return { version: named(ruled), name: ruled, foundBy: 'rule' }
    if (before !== null && isNamedKey(before.taskKey))
      return {
        version: before,
        name: before.taskName,
        foundBy: rules.rule(before.taskName) === undefined ? 'header' : 'rule',
      }
    const version = before ?? book.found(prompt, input.at)
    const renamed = rules.renamed(version.taskKey)
    if (renamed === undefined) return { version, name: version.taskName, foundBy: 'fingerprint' }
    if (!renamed.merges) return { version, name: renamed.name, foundBy: 'fingerprint' }
    return {
      version: book.named(renamed.name, prompt, input.at),
      name: renamed.name,
      foundBy: 'rule',
    }
  }

  const identify = (input: IdentifyInput): Identity => {
    changes++
    const prompt = instructions.of(input.conversation, input.at)
    const { version, name, foundBy } = versionOf(input, prompt)
    const rule = rules.rule(name)
    const kind =
      rule?.kind ??
      (isBareContinuation(input.conversation)
        ? kinds.ofContinued(version, prompt, input)
        : kinds.of(version.key, prompt, input))
    const turns = recalled.get(input) ?? readTurns(input.conversation, input.reply)
    const placed = sessions.place(input, turns, version.key, rule?.sample ?? sample)
    // the kind is stored with the version: told again where the first replies have corrected it
    const isNew = version.isNew || (version.kind !== null && version.kind !== kind)
    version.isNew = false
    version.kind = kind
    const continues = isContinuable(kind, input, turns)
    return {
      task: { key: version.taskKey, name, foundBy },
      version: {
        key: version.key,
        fingerprint: version.fingerprint,
        previousKey: version.previousKey,
        sketch: version.sketch,
        excerpt: version.excerpt,
        isNew,
      },
      kind,
      session: {
        ...placed,
        continues,
        prefixHash: prefixHash(input, turns),
        replyHash: replyHash(input, continues),
      },
    }
  }

  const recall = (input: IdentifyInput): Promise<void> | null => {
    if (findSession === undefined || !sessions.mayContinue(input)) return null
    const turns = readTurns(input.conversation, input.reply)
    recalled.set(input, turns)
    const wanted = sessions.wanted(input, turns).filter((key) => notStored.peek(key) === undefined)
    return wanted.length === 0 ? null : ask(wanted, findSession)
  }

  const ask = async (
    wanted: string[],
    find: (key: string) => Promise<FoundSession | null>,
  ): Promise<void> => {
    for (const key of wanted) {
      const found = await find(key)
      if (found !== null) {
        sessions.learn(key, found)
        return
      }
      notStored.set(key, true)
    }
  }

  return {
    identify,
    recall,
    configure: (changed) => {
      rules = new Rules(changed.rules)
      sample = changed.sample
    },
    learning: () => ({
      state: encodeMemory({ book: book.state(), learning: refrains.learning }),
      since: refrains.since,
    }),
    forget: (before) => refrains.forget(before),
    isRestored,
    get changes() {
      return changes
    },
    get headerNames() {
      return rules.headerNames
    },
  }
}
