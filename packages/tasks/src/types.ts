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
}

export type Identity = {
  task: { key: string; name: string; foundBy: 'header' | 'rule' | 'fingerprint' }
  /** of the instruction, tools and schema: a changed prompt is another version */
  version: { key: string; fingerprint: string; previousKey: string | null }
  kind: 'classify' | 'rank' | 'extract' | 'tools' | 'agent' | 'code' | 'summarize' | 'text'
  session: {
    key: string
    /** sampling is by session, decided before it starts: null where its start was not seen */
    sampled: boolean
    step: number
    /** the exchange may be continued; false closes its unit at once */
    continues: boolean
    /** hash of the conversation with this reply, by which a continuation finds its session */
    prefixHash: string
  }
}

export type KnownVersion = {
  taskKey: string
  taskName: string
  versionKey: string
  fingerprint: string
  sketch: string
  firstSeen: number
}
