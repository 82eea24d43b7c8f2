import type { VerdictsJson } from '@tierdrop/report'
import { demonstration } from '@tierdrop/simulator'
import type { Funnel } from '@tierdrop/store'
import { verdictRows } from '../verdict-rows.ts'

export type Findings = VerdictsJson & { funnel: Funnel }

/** What the report says now, asked for as any other client would; null where nobody answers. */
export async function fetchFindings(report: string): Promise<Findings | null> {
  try {
    const [verdicts, funnel] = await Promise.all([
      getJson<VerdictsJson>(`${report}/api/verdicts`),
      getJson<Funnel>(`${report}/api/funnel`),
    ])
    return { ...verdicts, funnel }
  } catch (error) {
    // fetch's own error for a connection that failed or broke off
    if (error instanceof TypeError) return null
    throw error
  }
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as T
}

type Told = { true: number; open: number; wrong: number }

/** The verdicts beside what is true of the simulated models; `open`: nothing false, and not decided yet. */
function beside({ verdicts }: Pick<Findings, 'verdicts'>): Told {
  const told: Told = { true: 0, open: 0, wrong: 0 }
  for (const task of demonstration.tasks) {
    for (const [candidate, { soon, eventually }] of Object.entries(task.expected)) {
      const said = verdicts.find((it) => it.task === task.name && it.candidate === candidate)?.verdict
      if (said !== undefined && soon.some((word) => word === said)) told.true++
      else if (said === undefined || said === 'undecided' || said === eventually) told.open++
      else told.wrong++
    }
  }
  return told
}

/** Whether all is found that a minute of traffic can find. */
export const isTold = (findings: Pick<Findings, 'verdicts'>): boolean => {
  const { open, wrong } = beside(findings)
  return open === 0 && wrong === 0
}

/** Whether any verdict is there that took counting. */
export const isBegun = ({ verdicts }: Pick<Findings, 'verdicts'>): boolean =>
  verdicts.some(({ verdict }) => verdict !== 'undecided' && verdict !== 'unfit')

export const verdictTable = ({ verdicts }: Pick<Findings, 'verdicts'>): string => verdictRows(verdicts)

/** The simulator knows how good its models are: the table held against that. */
export function truthLine(findings: Pick<Findings, 'verdicts'>): string {
  const { true: right, open, wrong } = beside(findings)
  const more = open > 0 ? `, ${open} want more traffic` : ''
  return `Beside what is true of the simulated models: ${right} of ${right + open + wrong} verdicts as a minute should find them${more}, ${wrong} wrong.`
}
