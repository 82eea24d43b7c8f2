import { setTimeout as sleep } from 'node:timers/promises'
import type { Console } from '../console.ts'
import { type Findings, fetchFindings, isBegun, isTold } from './findings.ts'
import { createProgress } from './progress.ts'
import type { DemonstrationSettings } from './settings.ts'

export type TrafficSeen = { exchanges: number; failed: number; firstAt: number | null }

type Watched = {
  reportUrl: string
  seen: TrafficSeen
  settings: Pick<DemonstrationSettings, 'firstMs' | 'lastMs'>
  console: Console
  signal: AbortSignal
}

const starvedFactor = 3

/** Looks every second until all is found that is to be found so soon; null where it was called off. */
export async function watch({
  reportUrl,
  seen,
  settings,
  console,
  signal,
}: Watched): Promise<Findings | null> {
  const progress = createProgress(console, settings.lastMs)
  while (!signal.aborted) {
    await sleep(1_000, undefined, { signal }).catch(() => undefined)
    const findings = signal.aborted ? null : await fetchFindings(reportUrl)
    // A report that is just being started again answers the next time.
    if (findings === null) continue
    const elapsedMs = seen.firstAt === null ? 0 : performance.now() - seen.firstAt
    progress.show({ ...seen, elapsedMs, findings })
    if (isTime(elapsedMs, findings, settings)) {
      progress.end()
      return findings
    }
  }
  progress.end()
  return null
}

function isTime(elapsedMs: number, findings: Findings, { firstMs, lastMs }: Watched['settings']): boolean {
  if (elapsedMs > firstMs && isTold(findings)) return true
  // A machine that is busy with other things may have nothing to show by then.
  return elapsedMs > (isBegun(findings) ? lastMs : starvedFactor * lastMs)
}
