export { loadContentKey } from './content-key.ts'
export { StoreError, type StoreErrorCode } from './errors.ts'
export { openStore, type StoreOptions } from './open-store.ts'
export * from './types.ts'
