export type StoreErrorCode =
  | 'newer-store'
  | 'wrong-key'
  | 'bad-key'
  | 'not-a-store'
  | 'unreadable-text'
  | 'unknown-reference'
  | 'out-of-order'
  | 'bad-argument'

/** A refusal of the store: the code is for programs, the message says what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}
