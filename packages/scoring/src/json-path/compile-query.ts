import { type JSONPathQuery, jsonpath, TokenKind } from 'json-p3'
import { spend } from '../equal/effort.ts'
import { isRecord } from '../equal/leaves.ts'
import { testBy, type Walk } from './compile-filter.ts'

/** What a query finds from a value on. */
export type Find = (from: unknown, walk: Walk) => unknown[]
type Select = (value: unknown, walk: Walk, into: unknown[]) => void

/**
 * The library reads a path; it is walked here, since its own walk makes an object of every value it passes, asks
 * the root anew for each item, runs patterns that can hang, and cannot be stopped.
 */
export function findBy(query: JSONPathQuery): Find {
  const steps = query.segments.map((segment) => ({
    selects: segment.selectors.map(selectBy),
    isDeep: segment.token.kind === TokenKind.DDOT,
  }))
  return (from, walk) => {
    let found = [from]
    for (const { selects, isDeep } of steps) {
      const next: unknown[] = []
      for (const value of found)
        if (isDeep) selectDeep(value, selects, walk, next)
        else for (const select of selects) select(value, walk, next)
      found = next
    }
    return found
  }
}

/** A value, then all below it, in the order they are written. */
function selectDeep(value: unknown, selects: readonly Select[], walk: Walk, into: unknown[]): void {
  spend(walk.effort, 1)
  for (const select of selects) select(value, walk, into)
  if (typeof value !== 'object' || value === null) return
  for (const below of Object.values(value)) selectDeep(below, selects, walk, into)
}

type Selector = JSONPathQuery['segments'][number]['selectors'][number]

function selectBy(selector: Selector): Select {
  const { FilterSelector, IndexSelector, NameSelector, SliceSelector, WildcardSelector } = jsonpath.selectors
  if (selector instanceof NameSelector) return byName(selector.name)
  if (selector instanceof IndexSelector) return byIndex(selector.index)
  if (selector instanceof SliceSelector) return bySlice(selector.start, selector.stop, selector.step ?? 1)
  if (selector instanceof WildcardSelector) return byTest(null)
  if (selector instanceof FilterSelector) return byTest(testBy(selector.expression))
  throw new Error(`the path has a selector that is not of RFC 9535: ${selector.toString()}`)
}

function byName(name: string): Select {
  return (value, walk, into) => {
    spend(walk.effort, 1)
    if (isRecord(value) && Object.hasOwn(value, name)) into.push(value[name])
  }
}

function byIndex(index: number): Select {
  return (value, walk, into) => {
    spend(walk.effort, 1)
    if (!Array.isArray(value)) return
    const at = index < 0 ? value.length + index : index
    if (at >= 0 && at < value.length) into.push(value[at])
  }
}

function bySlice(start: number | undefined, stop: number | undefined, step: number): Select {
  return (value, walk, into) => {
    if (!Array.isArray(value) || step === 0) return
    const { length } = value
    const least = step > 0 ? 0 : -1
    const bound = (at: number): number => Math.min(Math.max(at < 0 ? at + length : at, least), length + least)
    const from = start === undefined ? (step > 0 ? 0 : length - 1) : bound(start)
    const end = stop === undefined ? (step > 0 ? length : -1) : bound(stop)
    for (let at = from; step > 0 ? at < end : at > end; at += step) {
      spend(walk.effort, 1)
      into.push(value[at])
    }
  }
}

function byTest(test: ((value: unknown, walk: Walk) => boolean) | null): Select {
  return (value, walk, into) => {
    if (typeof value !== 'object' || value === null) return
    for (const item of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
      spend(walk.effort, 1)
      if (test === null || test(item, walk)) into.push(item)
    }
  }
}
