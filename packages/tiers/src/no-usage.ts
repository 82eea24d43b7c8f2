import type { Usage } from '@tierdrop/wire'

/** Nothing was counted. */
export const noUsage = {
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
} as const satisfies Usage
