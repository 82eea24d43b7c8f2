import type { CandidateView } from '../model/types.ts'

/** A rule is decided by the part of the task that it takes in: so are the figures that stand beside it. */
export function decisivePart(
  it: CandidateView,
): Pick<CandidateView, 'loss' | 'saving' | 'units' | 'gross'> & { isPart: boolean } {
  const { verdict, rule, loss, saving, units, gross } = it
  if (verdict !== 'switch-if' || rule === null) return { loss, saving, units, gross, isPart: false }
  const count = (wanted: (loss: number) => boolean) =>
    rule.histogram.reduce((sum, bin) => (wanted(bin.loss) ? sum + bin.count : sum), 0)
  return {
    loss: rule.loss,
    saving: rule.saving,
    units: rule.units,
    gross: { losses: count((value) => value > 0), wins: count((value) => value < 0) },
    isPart: true,
  }
}
