import type { Define } from '../define.ts'

export type Listed = {
  name: string
  /** as the command itself describes itself: the list of commands must not load them all */
  summary: string
  load: () => Promise<Define>
}

/** In the order in which a team meets them. */
export const commands: readonly Listed[] = [
  {
    name: 'init',
    summary: 'write a commented tierdrop.yaml to begin with',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'doctor',
    summary: 'look for what is wrong before anything starts, and say what to do',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'up',
    summary: 'start proxy, mirror and report; without a tierdrop.yaml, the demonstration',
    load: async () => (await import('./up.ts')).up,
  },
  {
    name: 'proxy',
    summary: 'run the proxy alone (it starts its capture process)',
    load: async () => (await import('./alone.ts')).proxy,
  },
  {
    name: 'mirror',
    summary: 'run the mirror alone',
    load: async () => (await import('./alone.ts')).mirror,
  },
  {
    name: 'report',
    summary: 'serve the report, or write it as one self-contained file',
    load: async () => (await import('./report.ts')).report,
  },
  {
    name: 'status',
    summary: 'show how many requests were seen, sampled, mirrored, graded and missed',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'decide',
    summary: 'say per task and candidate: switch, switch if, stay, or how much longer',
    load: async () => (await import('./decide.ts')).decide,
  },
  {
    name: 'what-if',
    summary: 'show what another margin, price, volume or way of calling would change',
    load: async () => (await import('./what-if.ts')).whatIf,
  },
  {
    name: 'check',
    summary: 'gate a run of a suite, or the stored verdicts, on thresholds',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'eval',
    summary: 'run a suite of cases with known answers through tiers',
    load: async () => (await import('./eval.ts')).evaluate,
  },
  {
    name: 'grade',
    summary: 'grade replies beside a reference or a truth, from a file of JSON lines',
    load: async () => (await import('./grade.ts')).grade,
  },
  {
    name: 'regrade',
    summary: 'grade kept replies anew, after a grader or a schema has changed',
    load: async () => (await import('./regrade.ts')).regrade,
  },
  {
    name: 'plan',
    summary: 'show what a margin costs in units and days, from what was seen or before anything is spent',
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'prices',
    summary: 'show what each tier costs, from where, as of when, and what is unknown',
    load: async () => (await import('./prices.ts')).prices,
  },
  {
    name: 'export',
    summary: 'write verdicts, recommendations and evidence, or a routing config, for other tools',
    load: async () => (await import('./export.ts')).exportAll,
  },
  {
    name: 'purge',
    summary: 'remove the text of requests and replies from the store',
    load: async () => (await import('./purge.ts')).purge,
  },
  {
    name: 'simulate',
    summary: 'write a made-up week of traffic, calls and grades straight into a new store',
    load: async () => (await import('./simulate.ts')).simulate,
  },
  {
    name: 'import',
    summary: 'take in logs, or replies that exist already',
    load: async () => (await import('./import.ts')).importFile,
  },
]
