import type { Facets } from './types.ts'

/**
 * Where a facet that is a number is cut. Fixed in advance: rules are searched over these alone, so
 * that evidence can be kept in cells. The small tiers are known to weaken from 3,000-4,000 tokens
 * of input and from 3 tools on.
 */
export const edges = {
  inputTokens: [500, 1_000, 2_000, 3_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000],
  toolCount: [1, 2, 3, 5, 10],
  step: [1, 2, 3, 5, 10],
} as const satisfies Partial<Record<keyof Facets, readonly number[]>>

/**
 * The facets of a unit: the most that any of its requests asks for, since the candidate answers
 * all of them or none. What differs from request to request, or is unknown, is null.
 */
export function unitFacets(requests: readonly Facets[]): Facets {
  return {
    inputTokens: requests.reduce<number | null>(
      (most, { inputTokens }) => (most === null || inputTokens === null ? null : Math.max(most, inputTokens)),
      0,
    ),
    toolCount: Math.max(0, ...requests.map(({ toolCount }) => toolCount)),
    step: Math.max(0, ...requests.map(({ step }) => step)),
    language: same(requests.map(({ language }) => language)),
    image: requests.some(({ image }) => image),
    schema: same(requests.map(({ schema }) => schema)),
  }
}

function same(values: readonly (string | null)[]): string | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/** Which piece between the edges; null stays null. */
function piece(value: number | null, cuts: readonly number[]): number | null {
  return value === null ? null : cuts.filter((cut) => value >= cut).length
}

export type Cell = {
  half: 'even' | 'odd'
  /** pieces between the edges */
  inputTokens: number | null
  toolCount: number | null
  step: number | null
  language: string | null
  image: boolean
  schema: string | null
}

export function cellOf(half: Cell['half'], facets: Facets): Cell {
  return {
    half,
    inputTokens: piece(facets.inputTokens, edges.inputTokens),
    toolCount: piece(facets.toolCount, edges.toolCount),
    step: piece(facets.step, edges.step),
    language: facets.language,
    image: facets.image,
    schema: facets.schema,
  }
}

const unknown = '-'

/** The cell's name as a slice of evidence. */
export function sliceOf({ half, inputTokens, toolCount, step, language, image, schema }: Cell): string {
  const text = (value: string | null) => (value === null ? unknown : `=${encodeURIComponent(value)}`)
  return [
    half,
    inputTokens ?? unknown,
    toolCount ?? unknown,
    step ?? unknown,
    text(language),
    image ? 'image' : 'none',
    text(schema),
  ].join('|')
}

/** null for the slice '' of the whole task, which is no cell */
export function parseSlice(slice: string): Cell | null {
  const [half, inputTokens, toolCount, step, language, image, schema] = slice.split('|')
  if ((half !== 'even' && half !== 'odd') || schema === undefined) return null
  const number = (value: string | undefined) =>
    value === undefined || value === unknown ? null : Number(value)
  const text = (value: string | undefined) =>
    value === undefined || value === unknown ? null : decodeURIComponent(value.slice(1))
  return {
    half,
    inputTokens: number(inputTokens),
    toolCount: number(toolCount),
    step: number(step),
    language: text(language),
    image: image === 'image',
    schema: text(schema),
  }
}
