import type { TaskConfig } from '@tierdrop/config'
import type { Random } from '@tierdrop/simulator'

export type Call = { name: string; arguments: Record<string, unknown> }
/** What a model says: text, or calls of tools. */
export type Said = { text: string; calls?: readonly Call[] }

export type ToolSpec = { name: string; description: string; parameters: object }

/** One request of a session, and the replies that there are to it. */
export type Turn = {
  /** what the client says, or what its tools returned for the calls before */
  says: string
  /** of the whole request, as the vendor would count them */
  inputTokens: number
  right: Said
  /** another reply, which the grader tells from the right one */
  wrong(random: Random): Said
  /** a reply that its caller notices as unusable */
  invalid?(random: Random): Said
}

export type Session = { turns: readonly Turn[]; tools: readonly ToolSpec[] }

/** What decides how good a candidate is on one request. */
export type Circumstances = { day: number; inputTokens: number; tools: number }

/** Shares of replies. */
export type Quality = { wrong: (on: Circumstances) => number; invalid?: number }

export type WeekTask = {
  name: string
  /** of the sessions */
  share: number
  /** a pattern that its system prompts have in common */
  match: string
  settings: Partial<TaskConfig>
  system(day: number): string
  format?: { name: string; schema: object }
  /** how often the current model, asked again, says something else */
  noise: number
  candidates: Readonly<Record<string, Quality>>
  /** replies of which the text is kept whatever share of texts is */
  keepsTexts?: boolean
  session(random: Random, day: number): Session
}
