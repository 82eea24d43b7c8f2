import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '@tierdrop/config'
import { BadLine, type GradedTask, type Pair, readGradeLine } from '@tierdrop/scoring'
import { generateCases } from '@tierdrop/simulator'
import { splitLines } from '../split-lines.ts'
import type { LoadedSuite } from './load-suite.ts'

/** A request with what its reply must come to; the pair lacks only the reply. */
export type Case = { id: string; body: unknown; pair: Omit<Pair, 'candidate' | 'stop'>; task: GradedTask }

/** The cases of a suite in their order, read or made one by one, so that a long suite needs no memory. */
export async function* readCases(suite: LoadedSuite, limit = Number.POSITIVE_INFINITY): AsyncGenerator<Case> {
  let read = 0
  for await (const { line, place } of lines(suite)) {
    if (read >= limit) return
    read++
    yield readCase(line, suite, place)
  }
  if (read === 0) throw failure('USAGE', { reason: `${suite.name}: the suite has no cases` })
}

async function* lines(suite: LoadedSuite): AsyncGenerator<{ line: string; place: string }> {
  const { cases, folder } = suite
  if (typeof cases !== 'string') {
    const made = generateCases({ suite: cases.simulator, count: cases.count, seed: cases.seed })
    for (const { id, request, truth } of made)
      yield { line: JSON.stringify({ id, request, truth: truth.label }), place: id }
    return
  }
  const file = join(folder, cases)
  if (!existsSync(file)) throw failure('USAGE', { reason: `${suite.name}: ${cases}: there is no such file` })
  let number = 0
  for await (const line of splitLines(createReadStream(file))) {
    number++
    if (line === null) throw failure('USAGE', { reason: `${cases}:${number}: too long to be read` })
    if (line.trim() !== '') yield { line, place: `${cases}:${number}` }
  }
}

/** A case is a line of `tierdrop grade` that has no candidate's reply yet, so it is read by the same code. */
function readCase(line: string, { kind, labels, schema }: LoadedSuite, place: string): Case {
  try {
    const given: unknown = JSON.parse(line)
    if (typeof given !== 'object' || given === null) throw new BadLine('expected an object')
    const ofSuite = { kind, ...(labels && { labels }), ...(schema && { schema }) }
    const { id, pair, task } = readGradeLine(
      JSON.stringify({ ...ofSuite, ...given, candidate: { text: '' } }),
    )
    if (pair.reference.from !== 'truth') throw new BadLine('truth: every case of a suite needs one')
    const { conversation, reference } = pair
    return { id, body: (given as { request?: unknown }).request, pair: { conversation, reference }, task }
  } catch (error) {
    if (!(error instanceof BadLine || error instanceof SyntaxError)) throw error
    throw failure('USAGE', { reason: `${place}: ${error.message}` })
  }
}
