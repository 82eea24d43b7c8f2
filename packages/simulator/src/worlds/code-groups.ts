import type { FailureMode } from '../types.ts'

// Functions over rows: group by one property, fold another.

export type GroupSpec = {
  name: string
  argument: string
  key: string
  field: string
  flag: string
  total: Total
}

const totals = {
  sum: { start: '0', off: '1', step: (group: string) => `${group} + amount` },
  maximum: {
    start: 'Number.NEGATIVE_INFINITY',
    off: '1000',
    step: (group: string) => `Math.max(${group}, amount)`,
  },
  'number of rows, whatever their value,': { start: '0', off: '1', step: (group: string) => `${group} + 1` },
} as const
type Total = keyof typeof totals

export function isGroupSpec(values: Partial<Record<string, string>>): values is GroupSpec {
  return values.key !== undefined && (values.total ?? '') in totals
}

export function groupCode(
  { name, argument, key, field, flag, total }: GroupSpec,
  bug: FailureMode | null,
): string {
  const { start, off, step } = totals[total]
  const group = `(groups[key] ?? ${bug === 'off-by-one' ? off : start})`
  return [
    `export function ${name}(${argument}) {`,
    '  const groups = {}',
    `  for (const row of ${argument}) {`,
    `    if (row.${flag} ${bug === 'wrong-operator' ? '!==' : '==='} true) {`,
    '      continue',
    '    }',
    `    const amount = typeof row.${field} === 'number' ? row.${field} : 0`,
    `    const key = ${bug === 'missed-edge-case' ? `row.${key}` : `row.${key} ?? 'unknown'`}`,
    `    groups[key] = ${step(group)}`,
    '  }',
    '  return groups',
    '}',
  ].join('\n')
}

export function groupRuns({ key, field, flag, total }: GroupSpec): { input: unknown[]; output: unknown }[] {
  const rows = [
    { [key]: 'a', [field]: 4 },
    { [key]: 'b', [field]: 7, [flag]: true },
    { [key]: 'a', [field]: 9 },
    { [field]: 2 },
    { [key]: 'b', [field]: 'none', [flag]: false },
    { [key]: 'b', [field]: 3 },
  ]
  const outputs = {
    sum: { a: 13, unknown: 2, b: 3 },
    maximum: { a: 9, unknown: 2, b: 3 },
    'number of rows, whatever their value,': { a: 2, unknown: 1, b: 2 },
  } satisfies Record<Total, unknown>
  return [
    { input: [[]], output: {} },
    { input: [rows], output: outputs[total] },
  ]
}
