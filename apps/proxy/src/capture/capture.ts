import type { Config } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { loadContentKey, openStore, type Store } from '@tierdrop/store'
import { createIdentifier, type Identifier } from '@tierdrop/tasks'
import { createPriceBook } from '@tierdrop/tiers'
import type { Logger } from 'pino'
import { Batch } from './batch.ts'
import { Catalog } from './catalog.ts'
import { consume, type Stages } from './consume.ts'
import { flush } from './flush.ts'
import { createReader, type Exchanged, type Message, type Settled } from './frame.ts'
import { Keeper } from './keeper.ts'
import { Learning } from './learning.ts'
import { missedReasons } from './missed-reasons.ts'
import { Pace } from './pace.ts'
import { redactionKey } from './redact/placeholder.ts'
import { createRedactor } from './redact/redactor.ts'

/** with the 25 ms of the tee, the work and the write itself, less than the 100 ms that a kill may cost */
const flushMs = 30
const retryMs = 250
const flushBytes = 2 * 1024 * 1024
/** messages read and not yet worked on, before reading stops and the pipe fills */
const backlogLimit = 512

export type CaptureOptions = {
  /** a line for the proxy */
  reply: (line: string) => void
  pause: () => void
  resume: () => void
  log: Logger
  wall: () => number
  now: () => number
  /** does nothing for a while, and lets nothing else of this process run */
  sleep: (ms: number) => void
  environment: NodeJS.ProcessEnv
}

/** The capture child's work, in the order in which the messages came. */
export class Capture {
  readonly #options: CaptureOptions
  readonly #read = createReader()
  readonly #backlog: Message[] = []
  #working: Promise<void> | null = null
  #config: Config | null = null
  #keeper: Keeper | null = null
  #identifier: Identifier | null = null
  #stages: Stages | null = null
  #contentKey: Buffer | null = null
  #batch = new Batch()
  readonly #catalog = new Catalog()
  readonly #learning: Learning
  readonly #pace: Pace
  #lost: Record<string, number> = {}
  #flushing: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(options: CaptureOptions) {
    this.#options = options
    this.#learning = new Learning(options.log, options.now)
    this.#pace = new Pace(options.now, options.sleep)
  }

  take(bytes: Buffer): void {
    const messages = this.#read(bytes)
    this.#backlog.push(...messages)
    this.#pace.came(messages.length, this.#backlog.length)
    if (this.#backlog.length > backlogLimit) this.#options.pause()
    this.#working ??= this.#work().finally(() => {
      this.#working = null
      this.#options.resume()
    })
  }

  /** The pipe has ended: works off what has been read, writes it and closes the store. */
  async finish(): Promise<void> {
    while (this.#working) await this.#working
    while (this.#flushing) await this.#flushing
    if (this.#timer) clearTimeout(this.#timer)
    await this.#flush(true)
    await this.#close()
  }

  /** What was half learnt goes last: the versions that it speaks of are in the store by then. */
  async #close(): Promise<void> {
    await this.#learning.settled()
    const store = this.#keeper?.opened
    if (store && this.#identifier) await this.#learning.keep(store, this.#identifier, this.#keepsLearning)
    await this.#keeper?.close()
  }

  /** Where no text outlives its unit's trials, the hashes of its words don't either. */
  get #keepsLearning(): boolean {
    return this.#config?.defaults.retention.metadataOnly === false
  }

  async #work(): Promise<void> {
    for (let message = this.#backlog.shift(); message; message = this.#backlog.shift()) {
      if (message.kind === 'config') await this.#configure(message.body as Config)
      else if (message.kind === 'missed') {
        for (const missed of message.missed) this.#batch.addMissed(missed)
        this.#batch.notes++
      } else {
        const { at, totalTenths } = message.exchange
        await this.#consume(message.exchange)
        this.#pace.rest(this.#options.wall() - at - totalTenths / 10)
      }
      this.#plan()
      if (this.#pace.isCalm) await this.#flushing
    }
  }

  async #consume(exchange: Exchanged): Promise<void> {
    const stages = this.#stages ?? (await this.#prepare())
    if (!stages) {
      this.#lose(exchange, this.#keeper?.fault ?? 'store-failed')
      return
    }
    const became = await consume(exchange, stages, this.#batch)
    if (became !== 'kept' && became !== 'counted') this.#lost[became] = (this.#lost[became] ?? 0) + 1
  }

  #lose(exchange: Exchanged, reason: string): void {
    this.#batch.addMissed({ reason, count: 1, hour: Math.floor(exchange.at / 3_600_000) * 3_600_000 })
    this.#lost[reason] = (this.#lost[reason] ?? 0) + 1
  }

  async #configure(config: Config): Promise<void> {
    const before = this.#config
    this.#config = config
    if (before && before.store !== config.store) {
      await this.#flush(false)
      await this.#close()
      this.#keeper = null
      this.#identifier = null
    }
    this.#stages = null
    this.#identifier?.configure({ rules: config.tasks, sample: config.defaults.sample })
    this.#keeper ??= new Keeper(
      () => this.#open(),
      this.#options.now,
      (store) => this.#opened(store),
      (written) => this.#catalog.written(written.versions),
    )
    await this.#prepare()
    // the first line says that this process has started
    const store = this.#keeper.isOpen ? 'open' : 'closed'
    this.#tell({ settled: 0, stored: 0, counted: 0, missed: {}, notes: 0, lagMs: null, store })
  }

  #tell(line: Settled): void {
    this.#options.reply(`${JSON.stringify(line)}\n`)
  }

  /** The key is read on every opening: it may be made, or come back, with the store's folder. */
  async #open(): Promise<Store> {
    const config = this.#config
    if (!config) throw new Error('there is no config yet')
    this.#contentKey = loadContentKey(config.store, this.#options.environment)
    return await openStore(config.store, { contentKey: this.#contentKey, evidenceMath })
  }

  /** Needs the store once, for the versions that it knows; later it may come and go. */
  async #prepare(): Promise<Stages | null> {
    const config = this.#config
    if (!config || !this.#keeper) return null
    if (!this.#identifier) await this.#keeper.store()
    if (!this.#identifier || !this.#contentKey) return null
    this.#stages = {
      identifier: this.#identifier,
      priceOf: createPriceBook({ overrides: config.prices }).priceOf,
      redactor: createRedactor(config.redact, redactionKey(this.#contentKey)),
      upstreams: config.upstreams,
      catalog: this.#catalog,
      onBug: (stage, error) =>
        this.#options.log.error({ stage, fault: nameOf(error) }, 'an exchange could not be read'),
    }
    return this.#stages
  }

  async #opened(store: Store): Promise<void> {
    const config = this.#config
    if (!config) return
    this.#catalog.forgetWritten()
    this.#options.log.debug('store open')
    if (this.#identifier) return this.#learning.opened()
    const known = await store.knownVersions()
    const learning = await this.#learning.read(store, this.#keepsLearning)
    this.#identifier = createIdentifier({
      rules: config.tasks,
      sample: config.defaults.sample,
      seed: config.evaluation.seed,
      known: known.map((row) => ({ ...row, versionKey: row.key })),
      learning,
      findSession: async (prefixHash) => (await this.#openStore())?.findSession(prefixHash) ?? null,
    })
    if (learning !== null && !this.#identifier.isRestored)
      this.#options.log.warn('what was half learnt from messages is of another release: it is learnt anew')
  }

  async #openStore(): Promise<Store | null> {
    return (await this.#keeper?.store()) ?? null
  }

  #plan(): void {
    const { exchanges, bytes } = this.#batch
    const full = exchanges.length + this.#batch.counted >= this.#pace.portion || bytes >= flushBytes
    // a store that is away is not asked again for every exchange
    if (full && !this.#keeper?.fault) this.#startFlush()
    else this.#timer ??= setTimeout(() => this.#startFlush(), this.#keeper?.fault ? retryMs : flushMs)
  }

  /** One at a time; what has come while it ran is planned for the next. */
  #startFlush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#flushing ??= this.#flush(false).finally(() => {
      this.#flushing = null
      if (!this.#batch.empty) this.#plan()
    })
  }

  async #flush(final: boolean): Promise<void> {
    const batch = this.#batch
    const config = this.#config
    const keeper = this.#keeper
    const lost = this.#lost
    this.#lost = {}
    const gone = Object.values(lost).reduce((sum, count) => sum + count, 0)
    if (!config || !keeper || (batch.empty && gone === 0)) return
    this.#batch = new Batch()
    const timing = { quietMs: config.defaults.sessionQuiet, maxMs: config.defaults.sessionMax }
    const before = keeper.fault
    const flushing = { keeper, catalog: this.#catalog, timing, now: this.#options.wall }
    const { settled, left } = await flush(batch, flushing, final)
    this.#pace.rest()
    if (left) this.#batch.prepend(left)
    const store = keeper.fault ? null : keeper.opened
    if (store && !final && this.#identifier)
      this.#learning.keepNow(store, this.#identifier, this.#keepsLearning)
    if (keeper.fault !== before) {
      if (keeper.fault) {
        const { fault, code } = keeper
        this.#options.log.error({ fault, code, says: missedReasons[fault] }, 'captures can not be stored')
      } else this.#options.log.info('captures are stored again')
    }
    const missed = { ...settled.missed }
    for (const [reason, count] of Object.entries(lost)) missed[reason] = (missed[reason] ?? 0) + count
    this.#tell({ ...settled, settled: settled.settled + gone, missed })
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
