import type { Conversation } from '@tierdrop/wire'
import { digest } from '../digest.ts'
import type { Rules } from '../match-rules.ts'
import { Recent } from '../recent.ts'
import {
  firstUserText,
  type Instruction,
  readInstruction,
  readSetting,
  type Setting,
} from './read-instruction.ts'

export type Prompt = { instruction: Instruction; patternsOf(rules: Rules): readonly boolean[] }

type Kept = { setting: Setting; prompt: Prompt | null; found: { rules: Rules; patterns: boolean[] } | null }

const maxKept = 16_384

/** Instructions by their exact text, so that a prompt that comes again costs a hash. */
export class Instructions {
  readonly #kept = new Recent<Kept>(maxKept)

  of(conversation: Conversation): Prompt {
    const { system } = conversation
    const key = digest(exactText(conversation))
    let kept = this.#kept.get(key)
    if (kept === undefined) {
      kept = { setting: readSetting(conversation), prompt: null, found: null }
      this.#kept.set(key, kept)
    }
    if (kept.prompt !== null) return kept.prompt
    const entry = kept
    const patternsOf = (rules: Rules): readonly boolean[] => {
      if (entry.found?.rules !== rules) entry.found = { rules, patterns: rules.findPatterns(system) }
      return entry.found.patterns
    }
    const { setting } = kept
    if (setting.needsUserText)
      return { instruction: readInstruction(setting, firstUserText(conversation)), patternsOf }
    kept.prompt = { instruction: readInstruction(setting, ''), patternsOf }
    return kept.prompt
  }
}

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
