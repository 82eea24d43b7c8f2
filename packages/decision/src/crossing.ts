const tolerance = 1e-11
const mostSteps = 200

/**
 * Where an increasing function reaches `target` between `low` (below it) and `high` (at or above
 * it), after Chandrupatla: inverse quadratic interpolation where it is safe, else halving. The
 * function may be infinite at an end.
 */
export function crossing(f: (x: number) => number, target: number, low: number, high: number): number {
  let x1 = high
  let x2 = low
  let f1 = f(high) - target
  let f2 = f(low) - target
  let share = 0.5
  for (let step = 0; step < mostSteps; step += 1) {
    const x = x1 + share * (x2 - x1)
    const fx = f(x) - target
    let x3 = x1
    let f3 = f1
    if (fx >= 0 !== f1 >= 0) {
      x3 = x2
      f3 = f2
      x2 = x1
      f2 = f1
    }
    x1 = x
    f1 = fx
    const least = tolerance / Math.abs(x2 - x1)
    if (fx === 0 || least > 0.5) break
    share = Math.min(1 - least, Math.max(least, interpolate(x1, x2, x3, f1, f2, f3)))
  }
  return f1 >= 0 ? x1 : f2 >= 0 ? x2 : x1
}

/** The share of the way from x1 to x2; a half where interpolation might leave the bracket. */
function interpolate(x1: number, x2: number, x3: number, f1: number, f2: number, f3: number): number {
  const xi = (x1 - x2) / (x3 - x2)
  const phi = (f1 - f2) / (f3 - f2)
  // not so either where a value is infinite
  if (!(phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi)) return 0.5
  return (f1 / (f1 - f2)) * (f3 / (f3 - f2)) + ((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * (f2 / (f3 - f2))
}
