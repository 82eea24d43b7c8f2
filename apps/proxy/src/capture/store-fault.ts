import type { MissedReason } from './missed-reasons.ts'

/** Why captures could not be stored; `refused`: the store is well, it refuses this one exchange. */
export type StoreFault = Extract<MissedReason, `store-${string}` | 'refused'>

const byCode: readonly (readonly [RegExp, StoreFault])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'store-locked'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'store-full'],
  [/^(SQLITE_(CANTOPEN|READONLY_DBMOVED)|ENOENT|ENOTDIR)/, 'store-missing'],
  [/^(SQLITE_READONLY|EROFS|EACCES|EPERM)/, 'store-read-only'],
  [/^(SQLITE_(CORRUPT|NOTADB)|not-a-store)/, 'store-corrupt'],
  [/^newer-store/, 'store-newer'],
  [/^(wrong-key|bad-key)/, 'store-wrong-key'],
  [/^(SQLITE_(CONSTRAINT|MISMATCH|RANGE|TOOBIG)|unknown-reference|bad-argument)/, 'refused'],
]

export function storeFaultOf(error: unknown): StoreFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code
    if (typeof code !== 'string') continue
    const found = byCode.find(([pattern]) => pattern.test(code))
    if (found) return found[1]
  }
  return 'store-failed'
}
