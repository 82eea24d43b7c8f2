export { createIdentifier } from './create-identifier.ts'
export * from './types.ts'
