import type { Console } from '../console.ts'
import type { Findings } from './findings.ts'

export type Seen = { exchanges: number; failed: number; elapsedMs: number; findings: Findings }

export type Progress = { show(seen: Seen): void; end(): void }

const width = 24

/** One line that moves where somebody looks, a line now and then where nobody does. */
export function createProgress(
  { out, terminal }: Pick<Console, 'out' | 'terminal'>,
  lastMs: number,
): Progress {
  let shown = 0
  return {
    show(seen) {
      const line = progressLine(seen)
      if (terminal) out(`\r\u001b[2K${bar(seen.elapsedMs / lastMs)} ${line}`)
      else if (shown % 5 === 0) out(`${line}\n`)
      shown++
    },
    end() {
      if (terminal) out('\n')
    },
  }
}

function progressLine({ exchanges, failed, elapsedMs, findings }: Seen): string {
  const graded = findings.funnel.graded.passed + findings.funnel.graded.failed
  const found = (word: string) => findings.verdicts.filter(({ verdict }) => verdict === word).length
  return [
    `${Math.round(elapsedMs / 1000)} s`,
    `${exchanges} requests${failed > 0 ? ` (${failed} failed)` : ''}`,
    `${graded} shadow replies graded`,
    `${found('switch')} switch, ${found('stay')} stay, ${found('undecided')} undecided`,
  ].join('   ')
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width)
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`
}
