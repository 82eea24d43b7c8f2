import { failure } from '../failures.ts'
import type { GraderOptions } from '../options.ts'
import { replyLength, unusable } from '../replies.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/** How a reply came rather than what it says: time, length, where it stopped, whether it was refused. */
export function shapeGrader(options: GraderOptions = {}): Grader {
  return {
    name: 'shape',
    version: 1,
    needs: [],
    role: 'gate',
    grade: (pair) => grade(pair, options.shape ?? {}),
  }
}

function grade(pair: Pair, gates: NonNullable<GraderOptions['shape']>): Grade {
  const own = unusable(pair.candidate, pair.stop)
  const failures: Failure[] = own ? [own] : []
  const notes: string[] = []
  latency(pair, gates, failures, notes)
  if (pair.reference.from === 'primary') {
    lengths(replyLength(pair.reference.reply), replyLength(pair.candidate), gates, failures, notes)
    const [was, is] = [pair.reference.stop?.reason ?? null, pair.stop?.reason ?? null]
    if (was !== null && is !== null && was !== is) {
      notes.push(`stopped by ${is} instead of ${was}`)
      if (gates.sameStop) failures.push(failure('wrong-stop', null, `${is} instead of ${was}`))
    }
  }
  return verdict(failures, failures.length === 0 ? 1 : 0, notes)
}

function latency(
  pair: Pair,
  gates: NonNullable<GraderOptions['shape']>,
  failures: Failure[],
  notes: string[],
): void {
  const taken = pair.timing?.candidate ?? null
  if (taken === null) return
  if (gates.maxLatencyMs !== undefined && taken > gates.maxLatencyMs)
    failures.push(failure('too-slow', null, `${taken} ms`))
  const reference = pair.timing?.reference ?? null
  if (reference === null || reference <= 0) return
  const ratio = taken / reference
  notes.push(`time ${ratio.toFixed(2)} x`)
  if (gates.maxLatencyRatio !== undefined && ratio > gates.maxLatencyRatio)
    failures.push(failure('too-slow', null, `${ratio.toFixed(2)} x the reference`))
}

function lengths(
  was: number,
  is: number,
  gates: NonNullable<GraderOptions['shape']>,
  failures: Failure[],
  notes: string[],
): void {
  if (was === 0) return
  const ratio = is / was
  notes.push(`length ${ratio.toFixed(2)} x`)
  if (gates.minLengthRatio !== undefined && ratio < gates.minLengthRatio)
    failures.push(failure('too-short', null, `${ratio.toFixed(2)} x the reference`))
  if (gates.maxLengthRatio !== undefined && ratio > gates.maxLengthRatio)
    failures.push(failure('too-long', null, `${ratio.toFixed(2)} x the reference`))
}
