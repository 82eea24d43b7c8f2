import { isJson, type Json, json, string } from '../narrow.ts'
import type { Part } from '../types.ts'
import { readBlock } from './read-parts.ts'

/** Adds up the deltas of one content block to the block that a plain reply would have brought. */
export type BlockBuilder = {
  /** true once the block has content */
  add(delta: unknown): boolean
  hasContent(): boolean
  build(): Part
}

/** A block whose start was missed (`null`, undefined) takes its type from its first delta. */
export const createBlockBuilder = (started: unknown): BlockBuilder => {
  const start: Json = isJson(started) ? { ...started } : {}
  let text = string(start.text) ?? ''
  let thinking = string(start.thinking) ?? ''
  let input = ''
  let type = string(start.type)
  const citations: unknown[] = Array.isArray(start.citations) ? [...start.citations] : []
  const unknown: unknown[] = []

  const hasContent = (): boolean =>
    text !== '' ||
    thinking !== '' ||
    (type !== null && type !== 'text' && type !== 'thinking') ||
    unknown.length > 0

  return {
    add(sent) {
      const delta = json(sent)
      switch (delta.type) {
        case 'text_delta':
          type ??= 'text'
          text += string(delta.text) ?? ''
          break
        case 'thinking_delta':
          type ??= 'thinking'
          thinking += string(delta.thinking) ?? ''
          break
        case 'input_json_delta':
          type ??= 'tool_use'
          input += string(delta.partial_json) ?? ''
          break
        case 'citations_delta':
          citations.push(delta.citation)
          break
        case 'compaction_delta': {
          // what it brings comes whole, under the names that the block has for it
          const { type: _, ...brought } = delta
          Object.assign(start, brought)
          type ??= 'compaction'
          break
        }
        case 'signature_delta':
          break
        default:
          unknown.push(sent)
      }
      return hasContent()
    },
    hasContent,
    build() {
      const block: Json = { ...start, type }
      if (type === 'text') block.text = text
      if (type === 'thinking') block.thinking = thinking
      if (citations.length > 0) block.citations = citations
      if (unknown.length > 0) block.deltas = unknown
      return readBlock(type === null && started !== undefined && !isJson(started) ? started : block, input)
    },
  }
}
