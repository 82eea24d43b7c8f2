import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib'

/** What a body may grow to: a small bomb must not fill the memory. */
const limit = 32 * 1024 * 1024

export class Undecodable extends Error {}

/**
 * Content codings undone, the last applied first. A body that broke off gives what can be read of it.
 */
export function decode(body: Buffer, encoding: string | null): Buffer {
  if (encoding === null || body.length === 0) return body
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase())
  return codings.reduceRight((bytes, coding) => undo(bytes, coding), body)
}

function undo(bytes: Buffer, coding: string): Buffer {
  try {
    switch (coding) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: limit })
      case 'deflate':
        return inflate(bytes)
      case 'br':
        return brotliDecompressSync(bytes, {
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
          maxOutputLength: limit,
        })
      case 'zstd':
        return zstdDecompressSync(bytes, { finishFlush: constants.ZSTD_e_flush, maxOutputLength: limit })
      case 'identity':
      case '':
        return bytes
      default:
        throw new Undecodable(coding)
    }
  } catch (error) {
    if (error instanceof Undecodable) throw error
    throw new Undecodable(coding, { cause: error })
  }
}

/** `deflate` means zlib by the book, and raw deflate by the habit of some servers. */
function inflate(bytes: Buffer): Buffer {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: limit }
  // one byte is not enough to tell, and gives nothing either way
  const zlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (bytes.length < 2 || bytes.readUInt16BE(0) % 31 === 0)
  return zlib ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
}
