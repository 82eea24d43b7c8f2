const tolerance = 1e-11
const mostSteps = 200

/**
 * Where an increasing function reaches `target` between `low` (below it) and `high` (at or above
 * it): secant steps, halving where these don't close in. The function may be infinite at an end.
 */
export function crossing(f: (x: number) => number, target: number, low: number, high: number): number {
  let a = low
  let b = high
  let fa = f(a) - target
  let fb = f(b) - target
  let halve = true
  for (let step = 0; step < mostSteps && b - a > tolerance * Math.max(1, Math.abs(a)); step += 1) {
    const width = b - a
    const isSecant = !halve && Number.isFinite(fa) && Number.isFinite(fb)
    const inner = width * 1e-3
    let x = (a + b) / 2
    if (isSecant) {
      // never onto an end: a step just inside brings the other end near
      x = Math.min(b - inner, Math.max(a + inner, a - (fa * width) / (fb - fa)))
    }
    const fx = f(x) - target
    if (fx >= 0) {
      b = x
      fb = fx
    } else {
      a = x
      fa = fx
    }
    halve = b - a > width / 2
  }
  return b
}
