/** One measured figure beside its yardstick from the same run; goal and met are null for a yardstick that is only printed. */
export type Figure = {
  figure: string
  value: number
  unit: string
  yardstick: string | null
  ratio: number | null
  goal: string | null
  met: boolean | null
}

export type BenchOptions = {
  /** a smaller run, to see that it works; its figures are not for quoting */
  quick: boolean
  /** the longest run: what is to stay flat is watched over a million exchanges */
  soak: boolean
  /** what is under way, for people */
  log: (line: string) => void
}

export type Bench = (options: BenchOptions) => Promise<Figure[]>
