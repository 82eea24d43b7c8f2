import { inferKind } from './infer-kind.ts'
import { Recent } from './recent.ts'
import type { Instruction } from './skeleton/read-instruction.ts'
import type { IdentifyInput, Kind, KnownVersion } from './types.ts'

const maxVotes = 16
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

/** The kind of each version: settled by its instruction, or by a vote of its first replies where that leaves it open. */
export class Kinds {
  readonly #settled = new Recent<Kind>(50_000)
  readonly #votes = new Recent<Map<Kind, number>>(10_000)

  constructor(known: readonly KnownVersion[]) {
    for (const { versionKey, kind } of known) if (isKind(kind)) this.#settled.set(versionKey, kind)
  }

  of(versionKey: string, instruction: Instruction, input: IdentifyInput): Kind {
    const settled = this.#settled.peek(versionKey)
    if (settled === 'tools' && goesOn(input)) this.#settled.set(versionKey, 'agent')
    else if (settled !== undefined) return settled
    const { kind, sure } = inferKind(instruction, input.conversation, input.reply)
    if (sure) {
      this.#settled.set(versionKey, kind)
      return kind
    }
    if (input.reply.error !== null) return kind
    return this.#vote(versionKey, kind)
  }

  #vote(versionKey: string, kind: Kind): Kind {
    const votes = this.#votes.get(versionKey) ?? new Map<Kind, number>()
    this.#votes.set(versionKey, votes)
    votes.set(kind, (votes.get(kind) ?? 0) + 1)
    let leader = kind
    let count = 0
    for (const [candidate, given] of votes) {
      count += given
      if (given > (votes.get(leader) ?? 0)) leader = candidate
    }
    if (count >= maxVotes) this.#settled.set(versionKey, leader)
    return leader
  }
}

/** A tool's result came back: what looked like one call is a chain of them. */
const goesOn = ({ conversation }: IdentifyInput): boolean =>
  conversation.messages.some(({ parts }) => parts.some(({ type }) => type === 'tool-result'))
