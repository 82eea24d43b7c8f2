import type { TaskConfig } from '@tierdrop/config'
import type { Conversation, Dialect, Reply } from '@tierdrop/wire'

export type IdentifyInput = {
  /** the exchange's id */
  id: string
  at: number
  dialect: Dialect
  conversation: Conversation
  reply: Reply
  /** x-tierdrop-task and x-tierdrop-session, where the client sent them */
  taskHeader: string | null
  sessionHeader: string | null
  /** the upstream's name, for rules that ask for it */
  upstream?: string | null
  /** the request headers that rules ask for (`headerNames`), by lower-case name; no others are needed */
  headers?: Readonly<Record<string, string>>
}

export type Kind = 'classify' | 'rank' | 'extract' | 'tools' | 'agent' | 'code' | 'summarize' | 'text'

export type Identity = {
  task: { key: string; name: string; foundBy: 'header' | 'rule' | 'fingerprint' }
  /**
   * of the instruction, toolbox and schema: a changed prompt is another version, another choice from
   * one toolbox is not
   */
  version: {
    key: string
    fingerprint: string
    previousKey: string | null
    /** the instruction in hashed form, to be stored: it links an edited prompt to this one */
    sketch: string
    /** to be stored: the version was met for the first time, its sketch has learnt where values stand, or its kind was corrected */
    isNew: boolean
    /** a few words of the instruction, without what varies in it, for people */
    excerpt: string
  }
  kind: Kind
  session: {
    key: string
    /** sampling is by session, decided when it starts: false where its start was not seen */
    sampled: boolean
    /** 0 for a session's first exchange; branches and retries of one request share their step */
    step: number
    /** the exchange may be continued; false closes its unit at once */
    continues: boolean
    /** hash of the conversation with this reply, by which a continuation finds its session */
    prefixHash: string
    /** hash of the reply's id, where a chain may begin with it; null: there is none, or prefixHash is it */
    replyHash: string | null
  }
}

export type KnownVersion = {
  taskKey: string
  taskName: string
  versionKey: string
  fingerprint: string
  sketch: string
  firstSeen: number
  previousKey?: string | null
  kind?: string
  excerpt?: string
}

/** What the `tasks` section of the config says about telling tasks apart. */
export type TaskRule = Pick<TaskConfig, 'match' | 'kind' | 'sample'> & { found?: string[] | undefined }
export type TaskRules = Readonly<Record<string, TaskRule>>

export type FoundSession = { sessionKey: string; step: number; taskVersion?: string }

export type IdentifierOptions = {
  rules: TaskRules
  /** the share of sessions that are sampled where a task's rule says nothing */
  sample: number
  /** salts the sampling: the same seed samples the same sessions on every machine */
  seed: string
  /** versions that the store knows, in any order */
  known: readonly KnownVersion[]
  /** what an identifier before this one gave out as `learning` */
  learning?: string | null
  /** asks the store for a session that memory no longer holds; only `recall` uses it */
  findSession?: (prefixHash: string) => Promise<FoundSession | null>
  /** how many conversations are remembered, sampled and unsampled each */
  maxSessions?: number
}

export type Identifier = {
  identify: (input: IdentifyInput) => Identity
  /**
   * Null where `identify` can go ahead; else a promise to wait for first: the exchange continues
   * a conversation that is not in memory, and the store is asked for it.
   */
  recall: (input: IdentifyInput) => Promise<void> | null
  /** takes over rules and rate of a reloaded config; sessions that have begun keep theirs */
  configure: (changed: { rules: TaskRules; sample: number }) => void
  /**
   * What decides about the next exchange and is not told of each version, in hashes of words: what is
   * learnt from messages by halves, and how the versions relate. To be given to the next identifier; some
   * megabytes at most. `since`: when the oldest message in it was met.
   */
  learning: () => { state: string; since: number | null }
  /** the `learning` that was given has been understood and taken over */
  readonly isRestored: boolean
  /** grows whenever `learning` may have changed */
  readonly changes: number
  /** what messages from before then have shown by halves is forgotten */
  forget: (before: number) => void
  /** the headers that rules look at, by lower-case name */
  readonly headerNames: readonly string[]
}
