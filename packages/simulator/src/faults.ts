import type { Problem } from './dialects/dialect.ts'
import { unitOf } from './seeded.ts'

/**
 * Asked for by the model's name: `gpt-5.4-mini+429`, or `gpt-5.4-mini+429@0.2` for a fifth of the
 * requests; several follow one another, `+429@0.1+cut@0.05`. The name is the one place that every
 * client, the mirror included, can set.
 */
export const faults = [
  '401',
  '429',
  '500',
  '503',
  '529',
  'malformed',
  'cut',
  'error',
  'slow',
  'silent',
  'refuse',
] as const
export type Fault = (typeof faults)[number]

/** What the model's name asks for; `name` is what is left of it. */
export function readFaults(model: string): { name: string; faults: { fault: Fault; share: number }[] } {
  const [name = '', ...suffixes] = model.split('+')
  const read = suffixes.map((suffix) => {
    const [word = '', share = '1'] = suffix.split('@')
    const fault = faults.find((each) => each === word)
    const part = Number(share)
    return fault && part >= 0 && part <= 1 ? { fault, share: part } : null
  })
  // An unknown suffix is an unknown model, as a vendor would say.
  if (read.some((each) => each === null)) return { name: model, faults: [] }
  return { name, faults: read.filter((each) => each !== null) }
}

/** The fault of this request, by a hash of it: the same request fails the same way, its repetition anew. */
export function pickFault(model: string, seed: string, request: string, nonce: number): Fault | null {
  for (const { fault, share } of readFaults(model).faults) {
    if (share >= 1 || unitOf(seed, 'fault', fault, request, nonce) < share) return fault
  }
  return null
}

export function problemOf(status: number): Problem {
  switch (status) {
    case 401:
      return { status, kind: 'authentication', message: 'Incorrect API key provided.' }
    case 404:
      return {
        status,
        kind: 'not-found',
        message: 'The model does not exist or you do not have access to it.',
      }
    case 429:
      return { status, kind: 'limited', message: 'Rate limit reached for requests. Please try again later.' }
    case 503:
    case 529:
      return { status, kind: 'overloaded', message: 'The server is overloaded. Please try again later.' }
    case 400:
      return { status, kind: 'invalid', message: 'The request body is not valid.' }
    default:
      return { status, kind: 'server', message: 'The server had an error while processing your request.' }
  }
}
