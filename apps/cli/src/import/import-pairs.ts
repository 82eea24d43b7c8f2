import type { Config } from '@tierdrop/config'
import { countSettledUnits, createRedactor, requestFacets } from '@tierdrop/proxy'
import type { NewExchange, RequestFacets, SettledTrial, Store } from '@tierdrop/store'
import { createPriceBook, type PriceBook } from '@tierdrop/tiers'
import type { Usage } from '@tierdrop/wire'
import { BadImportLine, BadLines } from './bad-lines.ts'
import { checkLine } from './check-line.ts'
import { type ImportTiers, importTiers, withNobody } from './import-tiers.ts'
import { chunk, inChunks, unlessBad } from './in-chunks.ts'
import { openIntake } from './intake.ts'
import { lineUsage } from './line-usage.ts'
import { pairExchange } from './pair-exchange.ts'
import { type PairLine, pairLine } from './pair-line.ts'
import { modelOf, type PairContext, pairTrials, type ReadPair, readPair } from './pair-trials.ts'
import type { NumberedLine } from './read-lines.ts'
import { replyBody } from './reply-body.ts'

export type Imported = {
  lines: number
  written: number
  /** lines that an earlier import brought already */
  known: number
  bad: BadLines
  units: number
  /** lines that say no time */
  untimed: number
  /** lines without a control and without a truth: the current model counts as passing them */
  uncontrolled: number
  /** units that wait for their session to be quiet */
  open: number
}

export type ImportedTask = {
  kind: string
  candidates: Set<string>
  /** as JSON, what all its lines say of labels and schema; null where they differ */
  said: string | null
  /** whether any line of it has a control */
  isControlled: boolean
}

type Checked = { number: number; line: PairLine; read: ReadPair; id: string; at: number }

/** Replies that exist already, of both arms: through the same grading and counting as those that were asked for. */
export async function importPairs(
  given: Config,
  store: Store,
  lines: AsyncIterable<NumberedLine>,
  options: { now: number; redactionKey: Buffer },
): Promise<{ imported: Imported; tiers: ImportTiers; tasks: ReadonlyMap<string, ImportedTask> }> {
  const config = withNobody(given)
  const book = createPriceBook({ overrides: config.prices })
  // what the line that is taken in says of its tokens, where its written reply can't
  let told: Usage | null = null
  const prices: PriceBook = { ...book, priceOf: (tier, usage, at) => book.priceOf(tier, told ?? usage, at) }
  const redactor = createRedactor(config.redact, options.redactionKey)
  const intake = await openIntake(config, store, { prices, redactor })
  const tiers = importTiers(config, store, () => options.now)
  const context: PairContext = { config, tiers, priceOf: book.priceOf, redactor }
  const imported: Imported = {
    lines: 0,
    written: 0,
    known: 0,
    bad: new BadLines(),
    untimed: 0,
    uncontrolled: 0,
    units: 0,
    open: 0,
  }
  const tasks = new Map<string, ImportedTask>()
  // Lines without a time are as old as lets any session among them be over by now, in the file's order.
  const base = options.now - config.defaults.sessionMax

  const work = async (checked: readonly Checked[]) => {
    const known = await intake.known(checked.map(({ id }) => id))
    const planned: { exchangeId: string; trials: SettledTrial[]; facets: RequestFacets }[] = []
    const seen = new Set<string>()
    for (const { number, line, read, id, at } of checked) {
      const before = known.get(id)
      if (seen.has(id) || (before && before.plannedAt !== null)) {
        imported.known++
        continue
      }
      seen.add(id)
      const said = JSON.stringify({ labels: line.labels, schema: line.schema })
      const task = tasks.get(line.task) ?? {
        kind: read.kind,
        candidates: new Set(),
        said,
        isControlled: false,
      }
      if (task.said !== said) task.said = null
      if (read.control === null) imported.uncontrolled++
      else task.isControlled = true
      tasks.set(line.task, task)
      for (const name of read.candidates.keys()) task.candidates.add(name)
      await unlessBad(number, imported.bad, async () => {
        if (!before) {
          told = read.primary.reply.reply.error === null ? lineUsage(line.primary) : null
          const row = await intake.take(exchangeOf(line, read, { id, at }, tiers))
          keep(row, line, read, { ...context, told })
        }
        planned.push({
          exchangeId: id,
          trials: await pairTrials(line, read, { id, at }, context),
          facets: requestFacets(read.primary.pair.conversation),
        })
        imported.written++
      })
    }
    await intake.write()
    await store.writeTrials(planned, options.now)
  }

  await inChunks(
    lines,
    imported,
    ({ number, text }) => {
      const line = checkLine(pairLine, text)
      if (line.at === undefined) imported.untimed++
      const read = readPair(line, config)
      return { number, line, read, id: `${line.task}/${line.id}`, at: line.at ?? base + number }
    },
    work,
  )

  const { name, seed } = config.evaluation
  for (let counted = -1; counted !== 0; imported.units += counted) {
    counted = await countSettledUnits(store, { evaluation: name, seed, now: options.now, limit: chunk })
  }
  imported.open = (await store.funnel()).units.open
  return { imported, tiers, tasks }
}

function exchangeOf(
  line: PairLine,
  { primary }: ReadPair,
  { id, at }: { id: string; at: number },
  tiers: ImportTiers,
) {
  return pairExchange(line, {
    id,
    at,
    upstream: tiers.upstreamOf(modelOf(line)),
    body: replyBody({ ...line.primary, model: modelOf(line) }, primary.reply, id),
    failed: primary.reply.reply.error !== null,
  })
}

/** What a line knows and no proxy sees, or the other way round. */
function keep(
  row: NewExchange | null,
  line: PairLine,
  read: ReadPair,
  { redactor, told }: PairContext & { told: Usage | null },
): void {
  if (!row) throw new BadImportLine('the exchange belongs to a session that is not sampled')
  row.firstMs = line.primary.ttft_ms ?? null
  row.totalMs = line.primary.total_ms ?? null
  if (told !== null) row.usage = told
  if (typeof line.step === 'number') row.step = line.step
  const { reference } = read.primary.pair
  if (reference.from === 'truth')
    row.text = { ...row.text, truth: redactor.body(JSON.stringify(reference.truth)) }
}
