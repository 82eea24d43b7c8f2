import { keyOf } from './key-of.ts'

/** What a refrain stands beside: the same words under another schema or system prompt are another task. */
export const seedOf = (schema: number, system: readonly (readonly number[])[]): number =>
  keyOf([schema, ...system.map(keyOf)])
