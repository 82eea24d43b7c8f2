/** A vendor's wire format. */
export const dialects = ['openai-chat', 'openai-responses', 'anthropic-messages'] as const
export type Dialect = (typeof dialects)[number]

/** Where a reply stopped, in one vocabulary; `raw` keeps the vendor's own word. */
export type StopReason =
  | 'end'
  | 'length'
  | 'tools'
  | 'refusal'
  | 'filter'
  | 'pause'
  /** the stream ended before the vendor said that it was complete */
  | 'cut'
  | 'error'
  /** accepted, not finished yet (background Responses) */
  | 'pending'
  | 'unknown'
export type Stop = { reason: StopReason; raw: string | null; sequence: string | null }

/** Arguments stay the text that the model wrote: malformed JSON is a finding, not an error. */
export type ToolCall = {
  id: string | null
  name: string
  arguments: string
  /** a custom (free text) tool's input is not JSON; a server tool is one of the vendor's own */
  type: 'function' | 'custom' | 'server'
}

export type Part =
  /** `citations` as the vendor sent them: a text with none lacks the field */
  | { type: 'text'; text: string; citations?: unknown[] }
  | { type: 'image'; source: string | null; mediaType: string | null }
  | { type: 'audio' | 'file'; source: string | null; mediaType: string | null }
  | { type: 'reasoning'; text: string }
  | { type: 'refusal'; text: string }
  | { type: 'tool-call'; call: ToolCall }
  | { type: 'tool-result'; callId: string | null; text: string; isError: boolean }
  /** a part of a kind we do not know, kept as it was sent */
  | { type: 'other'; raw: unknown }

export type Message = { role: 'user' | 'assistant' | 'tool'; parts: Part[] }

export type ToolDefinition = {
  name: string
  description: string | null
  /** JSON schema of the arguments; null where the tool takes free text or is the vendor's own */
  parameters: unknown
  strict: boolean
}

export type ToolChoice = { mode: 'auto' | 'none' | 'required' } | { mode: 'tool'; name: string }

/** what a vendor appends to, calls or writes to while it answers */
export type Effect = 'conversation' | 'mcp' | 'container'

/** What was asked, independent of the vendor's format. */
export type Conversation = {
  /** all system and developer text, joined by blank lines */
  system: string
  messages: Message[]
  tools: ToolDefinition[]
  toolChoice: ToolChoice | null
  /** the JSON schema that the reply was asked to follow; `schema` null: any JSON object */
  format: { name: string | null; schema: unknown; strict: boolean } | null
  /** the model that was asked for (the reply names the one that served) */
  model: string | null
  stream: boolean
  maxTokens: number | null
  temperature: number | null
  /** a Responses chain continues an exchange that is not repeated in the request */
  previousResponseId: string | null
  stopSequences?: string[]
  topP?: number | null
  /** null: left to the vendor's default */
  parallelToolCalls?: boolean | null
  /** what answering does beside the reply; absent: nothing */
  effects?: Effect[]
}

export type VendorError = {
  status: number | null
  type: string | null
  code: string | null
  message: string
}

export type Reply = {
  /** the vendor's id of this reply, which a Responses chain refers to */
  id: string | null
  text: string
  /** what the caller has to run; the vendor's own tools are among the parts only */
  toolCalls: ToolCall[]
  refusal: string | null
  reasoning: string | null
  /** all of it in the order it was written, text and calls included */
  parts: Part[]
  /** an error body or an error event in mid-stream */
  error: VendorError | null
  /** ended before the vendor said that it was complete */
  cut: boolean
  /** the other choices, where several were asked for */
  alternatives?: Part[][]
}

/**
 * Tokens as the vendor counted them; null where it did not say, never 0.
 * `input` is everything sent, cached parts included (OpenAI's convention; Anthropic's three
 * counts are added up), `output` everything written, reasoning included.
 */
export type Usage = {
  input: number | null
  cacheRead: number | null
  cacheWrite: number | null
  /** the part of cacheWrite with Anthropic's one-hour lifetime, billed at its own rate */
  cacheWriteHour: number | null
  output: number | null
  reasoning: number | null
  inputAudio: number | null
  outputAudio: number | null
  /** tools that the vendor ran and bills by the request (web search) */
  serverToolRequests: number | null
  serviceTier: string | null
  /** counted by a tokenizer because the vendor sent no usage */
  estimated: boolean
}

export type ResponseBytes = {
  status: number
  contentType: string | null
  /** JSON or SSE, decompressed, as text */
  body: string
}

export type ExchangeReading = {
  conversation: Conversation
  reply: Reply
  usage: Usage
  /** the model that served, as the reply names it */
  model: string | null
  stop: Stop
}

/** Puts a reply together from chunks whose borders mean nothing. */
export type Assembler = {
  push(chunk: string): void
  /**
   * True once the first content (text, reasoning, refusal or tool call) has been read. A reply that
   * is not streamed shows its content at once, when it is whole: only after `finish`.
   */
  hasContent(): boolean
  /**
   * What the chunks add up to; nothing is pushed after it. `ended` false says that the connection
   * broke off, which changes nothing for a reply that the vendor had said was complete.
   */
  finish(ended?: boolean): Omit<ExchangeReading, 'conversation'>
}
