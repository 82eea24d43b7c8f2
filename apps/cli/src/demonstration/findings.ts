import type { VerdictsJson } from '@tierdrop/report'
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

/** Whether there is one of each to show. */
export function isTold({ verdicts }: Pick<Findings, 'verdicts'>): boolean {
  const words = new Set(verdicts.map(({ verdict }) => verdict))
  return words.has('switch') && words.has('stay') && words.has('undecided')
}

export const verdictTable = ({ verdicts }: Pick<Findings, 'verdicts'>): string => verdictRows(verdicts)
