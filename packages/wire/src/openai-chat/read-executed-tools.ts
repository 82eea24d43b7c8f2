import { argumentText, json, list, string } from '../narrow.ts'
import type { Part } from '../types.ts'

/** Groq's compound systems run tools of their own before they answer. */
export const readExecutedTools = (executed: unknown): Part[] =>
  list(executed).flatMap((raw, at): Part[] => {
    const { type, name, arguments: input, output } = json(raw)
    const id = `executed_${at}`
    const called = string(name) || string(type) || ''
    const call = { id, name: called, arguments: argumentText(input), type: 'server' as const }
    const text = argumentText(output)
    const made: Part = { type: 'tool-call', call }
    return text === '' ? [made] : [made, { type: 'tool-result', callId: id, text, isError: false }]
  })
