import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { StoreError } from './errors.ts'

const nonceBytes = 12
const tagBytes = 16
const cipherName = 'aes-256-gcm'
/** what a text is bound to: a reply put in an exchange's place doesn't open */
export type SealedAs = 'exchanges' | 'originals' | 'reply' | 'learning'

export type Seal = {
  /** nonce, ciphertext of the compressed bytes, tag */
  close(plain: Buffer, as: SealedAs): Buffer
  open(sealed: Buffer, as: SealedAs): Buffer
  /** tells a key from another without telling the key */
  readonly fingerprint: string
}

export function createSeal(key: Buffer): Seal {
  if (key.length !== 32)
    throw new StoreError('bad-key', `the content key has ${key.length} bytes instead of 32`)
  // A key that is handed over as bytes is taken apart anew for every text.
  const secret = createSecretKey(key)
  return {
    fingerprint: createHmac('sha256', key).update('tierdrop content key').digest('hex').slice(0, 32),
    close(plain, as) {
      // A nonce that comes twice under one key gives both texts away, so it is no argument of the store.
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(cipherName, secret, nonce).setAAD(Buffer.from(as))
      const packed = zstdCompressSync(plain, {
        params: { [constants.ZSTD_c_compressionLevel]: 3 },
        // or the tables for a text of any length are cleared for a reply of a line
        pledgedSrcSize: plain.length,
      })
      return Buffer.concat([nonce, cipher.update(packed), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, as) {
      const decipher = createDecipheriv(cipherName, secret, sealed.subarray(0, nonceBytes))
        .setAAD(Buffer.from(as))
        .setAuthTag(sealed.subarray(-tagBytes))
      try {
        const packed = decipher.update(sealed.subarray(nonceBytes, -tagBytes))
        return zstdDecompressSync(Buffer.concat([packed, decipher.final()]))
      } catch (cause) {
        throw new StoreError('unreadable-text', 'a stored text was changed, or sealed with another key', {
          cause,
        })
      }
    },
  }
}
