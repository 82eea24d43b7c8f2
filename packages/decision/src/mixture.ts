const points = 24
const smallest = 0.02
const largest = 0.98
/** put on the boldest bet alone: most candidates that are safe never disagree at all */
const boldShare = 0.15

/** The bets that every e-value mixes: shares of what one may stake, geometric from timid to bold. */
export const fractions: readonly number[] = Array.from({ length: points }, (_, j) =>
  j === points - 1 ? largest : smallest * (largest / smallest) ** (j / (points - 1)),
)

const roots = fractions.map(Math.sqrt)
const rootSum = roots.reduce((sum, root) => sum + root, 0)

/** How the stake is divided among them; adds up to 1. */
export const weights: readonly number[] = roots.map(
  (root, j) => ((1 - boldShare) * root) / rootSum + (j === points - 1 ? boldShare : 0),
)

export const logWeights: readonly number[] = weights.map(Math.log)

/** log of what is left of a stake that lost it all, bet by bet */
export const logLost: readonly number[] = fractions.map((fraction) => Math.log1p(-fraction))
