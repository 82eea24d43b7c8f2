import type { Conversation } from '@tierdrop/wire'
import { digest } from '../digest.ts'
import type { Rules } from '../match-rules.ts'
import { Recent } from '../recent.ts'
import type { Learning } from '../refrains/learning.ts'
import { readLines } from '../refrains/read-lines.ts'
import { sentencesOf } from '../refrains/refrain.ts'
import { Refrains } from '../refrains/refrains.ts'
import type { KnownVersion } from '../types.ts'
import { decodeSketch } from '../versions/sketch.ts'
import type { Sentence } from './build-skeleton.ts'
import {
  firstUserText,
  type Instruction,
  readInstruction,
  readMessage,
  readRefrain,
  readSetting,
  readSystem,
  type Setting,
} from './read-instruction.ts'

/** What an exchange asks, read only as far as somebody wants to know. */
export type Prompt = {
  fingerprint: string
  /** what is instruction in it has just been learnt from the messages before it */
  isLearnt: boolean
  read(): Instruction
  patternsOf(rules: Rules): readonly boolean[]
}

type Kept = {
  /** null where the user's message takes part in it */
  fingerprint: string | null
  found: { rules: Rules; patterns: boolean[] } | null
}

const maxKept = 16_384
/** Prompts that are in use are kept in words, of the others the fingerprint alone. */
const maxWords = 200_000

/** Instructions by their exact text, so that a prompt that comes again costs a hash. */
export class Instructions {
  readonly #kept = new Recent<Kept>(maxKept)
  readonly #settings = new Recent<Setting>(maxWords, weightOf)
  readonly #systems = new Recent<Sentence[]>(maxWords, (system) => weightOf({ system }))
  readonly #read = new Recent<Instruction>(maxWords, ({ sentences }) => weightOf({ system: sentences }))
  /** what has been learnt from messages; all else here follows from the texts alone */
  readonly refrains: Refrains

  constructor(
    known: readonly KnownVersion[],
    isVersion: (fingerprint: string) => boolean,
    before: Learning | null,
  ) {
    this.refrains = new Refrains(known, decodeSketch, isVersion, before)
  }

  of(conversation: Conversation, at: number): Prompt {
    const { system } = conversation
    const key = digest(exactText(conversation))
    const kept = this.#kept.get(key) ?? this.#keep(key, conversation)
    const patternsOf = (rules: Rules): readonly boolean[] => {
      if (kept.found?.rules !== rules) kept.found = { rules, patterns: rules.findPatterns(system) }
      return kept.found.patterns
    }
    if (kept.fingerprint !== null)
      return {
        fingerprint: kept.fingerprint,
        isLearnt: false,
        read: () => this.#readAgain(key, conversation),
        patternsOf,
      }
    return { ...this.#ofMessage(this.#setting(key, conversation), conversation, at), patternsOf }
  }

  /** The task is in the user's message: by what always stands in messages like it, else by its own words. */
  #ofMessage(setting: Setting, conversation: Conversation, at: number): Omit<Prompt, 'patternsOf'> {
    const text = userTextOf(conversation)
    const lines = setting.toolNames.length > 0 ? [] : readLines(text)
    const { seed } = setting
    const known = this.refrains.explain(lines, seed)
    if (known !== null) {
      const { fingerprint } = known.refrain
      return {
        fingerprint,
        isLearnt: false,
        read: () => readRefrain(setting, sentencesOf(known), fingerprint),
      }
    }
    const { instruction, saysWhat } = readMessage(setting, text)
    const learnt = this.refrains.learn(
      text,
      lines,
      seed,
      saysWhat ? instruction.fingerprint : null,
      at,
      (explained) => readRefrain(setting, sentencesOf(explained), '').fingerprint,
    )
    if (learnt === null)
      return { fingerprint: instruction.fingerprint, isLearnt: false, read: () => instruction }
    const { fingerprint } = learnt.refrain
    return { fingerprint, isLearnt: true, read: () => readRefrain(setting, sentencesOf(learnt), fingerprint) }
  }

  #keep(key: string, conversation: Conversation): Kept {
    const setting = this.#setting(key, conversation)
    const kept: Kept = { fingerprint: null, found: null }
    if (!setting.needsUserText) {
      const instruction = readInstruction(setting)
      this.#read.set(key, instruction)
      kept.fingerprint = instruction.fingerprint
    }
    this.#kept.set(key, kept)
    return kept
  }

  #readAgain(key: string, conversation: Conversation): Instruction {
    let instruction = this.#read.get(key)
    if (instruction === undefined) {
      instruction = readInstruction(this.#setting(key, conversation))
      this.#read.set(key, instruction)
    }
    return instruction
  }

  /** One prompt may come with many a choice of tools. */
  #systemOf({ system, tools, format }: Conversation): Sentence[] {
    if (tools.length === 0 && format === null) return readSystem(system)
    const key = digest(system)
    let sentences = this.#systems.get(key)
    if (sentences === undefined) {
      sentences = readSystem(system)
      this.#systems.set(key, sentences)
    }
    return sentences
  }

  #setting(key: string, conversation: Conversation): Setting {
    let setting = this.#settings.get(key)
    if (setting === undefined) {
      setting = readSetting(conversation, this.#systemOf(conversation))
      // what is read whole is kept as an instruction
      if (setting.needsUserText) this.#settings.set(key, setting)
    }
    return setting
  }
}

const weightOf = ({ system }: Pick<Setting, 'system'>): number =>
  system.reduce((sum, { words }) => sum + words.length + 10, 40)

/** What goes on from a reply that is not repeated says nothing of the task: its session does. */
const userTextOf = (conversation: Conversation): string =>
  isBareContinuation(conversation) ? '' : firstUserText(conversation)

/** Goes on from a reply by its id, and leaves the instruction to what came before. */
export const isBareContinuation = ({ previousResponseId, system, tools }: Conversation): boolean =>
  previousResponseId !== null && tools.length === 0 && system.trim() === ''

const exactText = ({ system, tools, format }: Conversation): string => {
  if (tools.length === 0 && format === null) return system
  try {
    return `${system}\n${JSON.stringify(tools)}\n${JSON.stringify(format)}`
  } catch (error) {
    // a schema nested deeper than the stack: nobody's task, told apart by its tools' names
    if (!(error instanceof RangeError)) throw error
    return `${system}\n${tools.map(({ name }) => name).join('\n')}`
  }
}
