import { inferKind, kindByTools } from './infer-kind.ts'
import { Recent } from './recent.ts'
import { ReplyEvidence } from './reply-evidence.ts'
import type { Prompt } from './skeleton/instructions.ts'
import type { IdentifyInput, Kind, KnownVersion } from './types.ts'

const all: readonly string[] = [
  'classify',
  'rank',
  'extract',
  'tools',
  'agent',
  'code',
  'summarize',
  'text',
] satisfies Kind[]
const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && all.includes(kind)

/** The kind of each version: by its tools, else by its instruction and what its first replies have in common. */
export class Kinds {
  readonly #settled = new Recent<Kind>(50_000)
  readonly #evidence = new Recent<ReplyEvidence>(4_000)

  constructor(known: readonly KnownVersion[]) {
    for (const { versionKey, kind } of known) if (isKind(kind)) this.#settled.set(versionKey, kind)
  }

  of(versionKey: string, prompt: Prompt, input: IdentifyInput): Kind {
    const settled = this.#settled.peek(versionKey)
    if (settled === 'tools' && goesOn(input)) this.#settled.set(versionKey, 'agent')
    else if (settled !== undefined) return settled
    const { conversation, reply } = input
    const byTools = kindByTools(prompt.read(), conversation)
    if (byTools !== null) {
      this.#settled.set(versionKey, byTools)
      return byTools
    }
    const evidence = this.#evidence.get(versionKey) ?? new ReplyEvidence()
    if (reply.error === null) {
      this.#evidence.set(versionKey, evidence)
      evidence.add(conversation, reply)
    }
    const kind = inferKind(prompt.read(), conversation, evidence)
    if (evidence.isFull) {
      this.#settled.set(versionKey, kind)
      this.#evidence.delete(versionKey)
    }
    return kind
  }

  /** What goes on without its instruction is of the kind that its version has by now. */
  ofContinued(version: { key: string; kind: string | null }, prompt: Prompt, input: IdentifyInput): Kind {
    const kind = version.kind ?? undefined
    if (!isKind(kind) || (kind === 'tools' && goesOn(input))) return this.of(version.key, prompt, input)
    return kind
  }
}

/** A tool's result came back: what looked like one call is a chain of them. */
const goesOn = ({ conversation }: IdentifyInput): boolean =>
  conversation.messages.some(({ parts }) => parts.some(({ type }) => type === 'tool-result'))
