import type { Usage } from './types.ts'

export const emptyUsage = (): Usage => ({
  input: null,
  cacheRead: null,
  cacheWrite: null,
  cacheWriteHour: null,
  output: null,
  reasoning: null,
  inputAudio: null,
  outputAudio: null,
  serverToolRequests: null,
  serviceTier: null,
  estimated: false,
})
