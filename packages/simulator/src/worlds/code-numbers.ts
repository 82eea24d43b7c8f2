import type { FailureMode } from '../types.ts'

// Functions over an array of numbers: filter, then fold.

export type NumberSpec = { name: string; argument: string; fold: Fold; filter: string; empty: string }

export const folds = {
  sum: { start: '0', step: 'result += value', run: (all: number[]) => all.reduce((a, b) => a + b, 0) },
  product: { start: '1', step: 'result *= value', run: (all: number[]) => all.reduce((a, b) => a * b, 1) },
  'largest value': {
    start: 'Number.NEGATIVE_INFINITY',
    step: 'result = Math.max(result, value)',
    run: (all: number[]) => Math.max(...all),
  },
  'smallest value': {
    start: 'Number.POSITIVE_INFINITY',
    step: 'result = Math.min(result, value)',
    run: (all: number[]) => Math.min(...all),
  },
  'sum of the squares': {
    start: '0',
    step: 'result += value * value',
    run: (all: number[]) => all.reduce((a, b) => a + b * b, 0),
  },
} as const
type Fold = keyof typeof folds

/** What a hurried reader takes one fold for. */
const mistaken: Readonly<Record<Fold, Fold>> = {
  sum: 'sum of the squares',
  product: 'sum',
  'largest value': 'smallest value',
  'smallest value': 'largest value',
  'sum of the squares': 'sum',
}

type Filter = { text: string; code: string; near: string | null; run: (value: number, n: number) => boolean }
/** `near` is the condition that is off by one; where there is none, the check for no match is. */
export const filters: readonly Filter[] = [
  { text: 'even', code: 'value % 2 === 0', near: null, run: (value) => value % 2 === 0 },
  { text: 'odd', code: 'value % 2 !== 0', near: null, run: (value) => value % 2 !== 0 },
  { text: 'greater than N', code: 'value > N', near: 'value >= N', run: (value, n) => value > n },
  { text: 'at least N', code: 'value >= N', near: 'value > N', run: (value, n) => value >= n },
  { text: 'less than N', code: 'value < N', near: 'value <= N', run: (value, n) => value < n },
  { text: 'at most N', code: 'value <= N', near: 'value < N', run: (value, n) => value <= n },
  { text: 'divisible by N', code: 'value % N === 0', near: null, run: (value, n) => value % n === 0 },
]

function findFilter(text: string): { filter: Filter; n: number } | null {
  const n = /\d+/.exec(text)?.[0]
  const filter = filters.find((each) => each.text === (n === undefined ? text : text.replace(n, 'N')))
  return filter ? { filter, n: Number(n ?? 0) } : null
}

export function isNumberSpec(values: Partial<Record<string, string>>): values is NumberSpec {
  const { fold = '', filter = '' } = values
  return fold in folds && findFilter(filter) !== null
}

export function numberCode(
  { name, argument, fold, filter: text, empty }: NumberSpec,
  bug: FailureMode | null,
): string {
  const found = findFilter(text)
  if (!found) throw new Error(`unknown filter ${text}`)
  const { filter, n } = found
  const offByOne = bug === 'off-by-one'
  const { start, step } = folds[bug === 'wrong-operator' ? mistaken[fold] : fold]
  const condition = (offByOne ? (filter.near ?? filter.code) : filter.code).replace('N', String(n))
  const none = offByOne && filter.near === null ? 'matches <= 1' : 'matches === 0'
  return [
    `export function ${name}(${argument}) {`,
    `  if (!Array.isArray(${argument})) {`,
    `    throw new TypeError('${argument} must be an array')`,
    '  }',
    `  let result = ${start}`,
    '  let matches = 0',
    `  for (const value of ${argument}) {`,
    "    if (typeof value !== 'number' || Number.isNaN(value)) {",
    '      continue',
    '    }',
    `    if (${condition}) {`,
    `      ${step}`,
    '      matches += 1',
    '    }',
    '  }',
    bug === 'missed-edge-case' ? '  return result' : `  return ${none} ? ${empty} : result`,
    '}',
  ].join('\n')
}

/** Arguments that tell right from wrong code: nothing, one, the border itself, and a mixture. */
export function numberRuns({
  fold,
  filter: text,
  empty,
}: NumberSpec): { input: unknown[]; output: unknown }[] {
  const found = findFilter(text)
  if (!found) throw new Error(`unknown filter ${text}`)
  const { filter, n } = found
  const inputs: unknown[][] = [
    [],
    [n],
    [n + 1],
    [n - 1],
    [n * 2, n * 3, 5, 'x', null],
    [7, 8, n * 4, n + 3, 60],
  ]
  return inputs.map((input) => {
    const matching = input.filter((each): each is number => typeof each === 'number' && filter.run(each, n))
    return { input: [input], output: matching.length === 0 ? JSON.parse(empty) : folds[fold].run(matching) }
  })
}
