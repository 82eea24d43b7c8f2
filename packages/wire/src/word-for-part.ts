import type { Part } from './types.ts'

/** The name under which a part that can't be carried is told. */
export const wordFor = (part: Part): string => {
  switch (part.type) {
    case 'tool-call':
      return part.call.type === 'server' ? 'server tools' : `${part.call.type} tool call`
    case 'tool-result':
      return 'server tools'
    case 'other':
      return 'unknown parts'
    case 'image':
    case 'audio':
    case 'file':
    case 'reasoning':
    case 'refusal':
    case 'text':
      return part.type
  }
}
