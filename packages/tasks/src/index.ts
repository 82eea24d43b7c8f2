export { createIdentifier } from './create-identifier.ts'
export { responseKey } from './session/track-sessions.ts'
export * from './types.ts'
