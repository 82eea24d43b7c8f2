import { createHmac } from 'node:crypto'

const letters = 'abcdefghijklmnop'

export type Placeholder = (name: string, value: string) => string

/**
 * The same value gives the same placeholder, in every process that has the key; without it nobody can
 * try out which telephone number gives it. Letters only, so that no placeholder looks like a value.
 */
export function createPlaceholder(key: Buffer): Placeholder {
  return (name, value) => {
    const hash = createHmac('sha256', key).update(`${name}\0${value}`).digest()
    let tag = ''
    for (let i = 0; i < 5; i++) {
      const byte = hash[i] ?? 0
      tag += `${letters[byte >> 4]}${letters[byte & 15]}`
    }
    return `[${name}:${tag}]`
  }
}

/** Apart from the key that texts are sealed with, though it follows from it. */
export function redactionKey(contentKey: Buffer): Buffer {
  return createHmac('sha256', contentKey).update('tierdrop redaction key').digest()
}
