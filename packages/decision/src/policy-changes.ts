import type { Policy } from './policy.ts'

export type PolicyChange = {
  /** `margin`, `gates.maxInvalid` … */
  setting: string
  from: Policy[keyof Policy] | number | null
  to: Policy[keyof Policy] | number | null
  /** `anew`: evidence so far no longer carries the guarantee; `newcomer`: the question is asked again at a newcomer's weight */
  effect: 'anew' | 'newcomer' | 'shown'
}

/** What was changed since an evaluation began, to be shown beside its verdicts. */
export function policyChanges(before: Policy, after: Policy): PolicyChange[] {
  const { gates: oldGates, ...oldRest } = before
  const { gates: newGates, ...newRest } = after
  const changes = (Object.keys(oldRest) as (keyof typeof oldRest)[])
    .filter((setting) => oldRest[setting] !== newRest[setting])
    .map(
      (setting): PolicyChange => ({
        setting,
        from: oldRest[setting],
        to: newRest[setting],
        effect: effectOf(setting),
      }),
    )
  const ofGates = (Object.keys(oldGates) as (keyof typeof oldGates)[])
    .filter((gate) => oldGates[gate] !== newGates[gate])
    .map(
      (gate): PolicyChange => ({
        setting: `gates.${gate}`,
        from: oldGates[gate],
        to: newGates[gate],
        effect: 'shown',
      }),
    )
  return [...changes, ...ofGates]
}

/** The guarantee survives choosing a margin late; it doesn't survive choosing the risk. */
function effectOf(setting: keyof Policy): PolicyChange['effect'] {
  if (setting === 'alpha') return 'anew'
  return setting === 'margin' || setting === 'fallback' || setting === 'control' ? 'newcomer' : 'shown'
}
