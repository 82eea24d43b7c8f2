import type { Usage } from '@tierdrop/wire'

const nothing: Usage = {
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
}
const names = Object.keys(nothing) as (keyof Usage)[]

/** As JSON, without what the vendor did not say: that is most of a usage block, and there is one to each reply. */
export function packUsage(usage: Usage | null): string | null {
  if (usage === null) return null
  let text = ''
  for (const name of names) {
    const own = usage[name]
    if (own === null || own === false) continue
    text += `${text === '' ? '{' : ','}"${name}":${typeof own === 'string' ? JSON.stringify(own) : own}`
  }
  return text === '' ? '{}' : `${text}}`
}

export function unpackUsage(text: string | null): Usage | null {
  return text === null ? null : Object.assign({ ...nothing }, JSON.parse(text))
}
