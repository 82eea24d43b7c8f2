import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const bytesPerId = 16
const idsPerFill = 256

/** UUIDv7, with the randomness fetched for many at a time: asking for it costs more than all the rest. */
export function createNewId(): () => string {
  const pool = new Uint8Array(bytesPerId * idsPerFill)
  let at = pool.length
  return () => {
    if (at === pool.length) {
      randomFillSync(pool)
      at = 0
    }
    const random = pool.subarray(at, at + bytesPerId)
    at += bytesPerId
    return v7({ random })
  }
}
