/** Work that comparing may still take, in steps of about a tenth of a microsecond. */
export type Effort = { left: number }

export class TooMuchEffort extends Error {}

export function spend(effort: Effort, steps: number): void {
  effort.left -= steps
  if (effort.left < 0) throw new TooMuchEffort()
}
