import { type InferredKind, inferKind, writes } from './infer-kind.ts'
import { learntKinds, scoreKinds } from './learnt-kind.ts'
import { Recent } from './recent.ts'
import { maxReplies, type Repertoire } from './repertoire.ts'
import { ReplyEvidence } from './reply-evidence.ts'
import type { Prompt } from './skeleton/instructions.ts'
import type { Instruction } from './skeleton/read-instruction.ts'
import type { IdentifyInput, Kind, KnownVersion } from './types.ts'

const maxVotes = maxReplies
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

/** The kind of each version: by its tools or schema, else by its instruction and what its first replies have in common. */
export class Kinds {
  readonly #settled = new Recent<Kind>(50_000)
  readonly #votes = new Recent<{
    kinds: Map<Kind, number>
    evidence: ReplyEvidence
  }>(10_000)

  constructor(known: readonly KnownVersion[]) {
    for (const { versionKey, kind } of known) if (isKind(kind)) this.#settled.set(versionKey, kind)
  }

  of(versionKey: string, prompt: Prompt, input: IdentifyInput): Kind {
    const settled = this.#settled.peek(versionKey)
    if (settled === 'tools' && goesOn(input)) this.#settled.set(versionKey, 'agent')
    else if (settled !== undefined) return settled
    const inferred = inferKind(prompt.read(), input.conversation, input.reply)
    if (inferred.by === 'contract') {
      this.#settled.set(versionKey, inferred.kind)
      return inferred.kind
    }
    if (input.reply.error !== null) return inferred.kind
    return this.#vote(versionKey, prompt, inferred, input)
  }

  /** What goes on without its instruction is of the kind that its version has by now. */
  ofContinued(version: { key: string; kind: string | null }, prompt: Prompt, input: IdentifyInput): Kind {
    const kind = version.kind ?? undefined
    if (!isKind(kind) || (kind === 'tools' && goesOn(input))) return this.of(version.key, prompt, input)
    return kind
  }

  #vote(
    versionKey: string,
    prompt: Prompt,
    inferred: InferredKind,
    { conversation, reply }: IdentifyInput,
  ): Kind {
    const votes = this.#votes.get(versionKey) ?? {
      kinds: new Map(),
      evidence: new ReplyEvidence(),
    }
    this.#votes.set(versionKey, votes)
    const { kinds, evidence } = votes
    const { repertoire } = evidence
    kinds.set(inferred.kind, (kinds.get(inferred.kind) ?? 0) + 1)
    evidence.add(conversation, reply)
    let leader = inferred.kind
    let count = 0
    for (const [candidate, given] of kinds) {
      count += given
      if (given > (kinds.get(leader) ?? 0)) leader = candidate
    }
    const ruled = weigh(leader, inferred, repertoire, prompt.read())
    const kind = isLearnt(ruled) ? learnt(ruled, prompt.read(), evidence) : ruled
    if (count >= maxVotes || repertoire.isFull) this.#settled.set(versionKey, kind)
    return kind
  }
}

const isLearnt = (kind: Kind): boolean => learntKinds.some((one) => one === kind)

/** Three tenths: the rules decide where what was learnt is undecided. */
const ruleWeight = 3
/** What was learnt of words and replies, with the rules' word as one among them. */
const learnt = (ruled: Kind, instruction: Instruction, { shares, isStub }: ReplyEvidence): Kind => {
  const scores = scoreKinds(instruction, isStub ? new Map() : shares)
  let best: Kind = ruled
  let most = Number.NEGATIVE_INFINITY
  for (const [at, kind] of learntKinds.entries()) {
    const score = (scores[at] ?? 0) + (kind === ruled ? ruleWeight : 0)
    if (score > most) [best, most] = [kind, score]
  }
  return best
}

/** What the replies have in common corrects what a prompt's words seem to say. */
const weigh = (
  leader: Kind,
  { votes }: InferredKind,
  repertoire: Repertoire,
  instruction: Instruction,
): Kind => {
  // nobody was told anything: a short reply is talk, unless there are few of them
  if (instruction.sentences.length === 0 && leader === 'classify' && !repertoire.isClosed) return 'text'
  if (repertoire.isStub) return strongest(votes)
  if (repertoire.isOrdering) return 'rank'
  if (
    repertoire.isClosed &&
    !(writes(instruction) && (votes.get('classify') ?? 0) < 2) &&
    (leader !== 'rank' || !repertoire.listsItems)
  ) {
    const extracts = (votes.get('extract') ?? 0) > Math.max(2.5, votes.get('classify') ?? 0)
    return extracts && repertoire.share('labels-in-json') > 0.5 ? leader : 'classify'
  }
  if (!repertoire.isTelling) return leader
  if (repertoire.share('code') >= 0.8) return 'code'
  // who brings something into a form, and answers with records, has found what is in them
  if (leader === 'text' && forms(instruction) && repertoire.share('json', 'labels-in-json') >= 0.8)
    return 'extract'
  const ruledOut: Kind[] = []
  if (repertoire.share('code') < 0.2 && repertoire.share('prose', 'label-first') > 0.8) ruledOut.push('code')
  // an instruction that is clear about its labels may let the model think aloud first
  if (repertoire.share('prose', 'label-first', 'code') > 0.8 && (votes.get('classify') ?? 0) < 4)
    ruledOut.push('classify')
  const weight = votes.get(leader) ?? 0
  if (repertoire.isOpen && weight < 4) ruledOut.push('classify')
  // minutes, highlights or a briefing may be what is read as well as what is written
  if (repertoire.share('json') > 0.8 && weight < 3) ruledOut.push('summarize')
  if (!ruledOut.includes(leader)) return leader
  if (repertoire.quotes || (repertoire.share('json') > 0.8 && leader === 'summarize')) return 'extract'
  const [next] = [...votes]
    .filter(([kind]) => !ruledOut.includes(kind) && kind !== 'rank')
    .sort((a, b) => b[1] - a[1])
  return next?.[0] ?? 'text'
}

const forming = new Set(
  'normalize normalise convert structure standardize standardise transform reformat parse'.split(' '),
)
const forms = ({ sentences }: Instruction): boolean =>
  sentences.some(({ words }) => words.slice(0, 3).some((word) => forming.has(word)))

const strongest = (votes: Map<Kind, number>): Kind => {
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? 'text'
}

/** A tool's result came back: what looked like one call is a chain of them. */
const goesOn = ({ conversation }: IdentifyInput): boolean =>
  conversation.messages.some(({ parts }) => parts.some(({ type }) => type === 'tool-result'))
