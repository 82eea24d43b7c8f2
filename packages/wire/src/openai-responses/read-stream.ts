import { count, isJson, type Json, json, list, string } from '../narrow.ts'
import { readError } from '../read-error.ts'
import type { ReplyReading, StreamReader } from '../reader.ts'
import type { VendorError } from '../types.ts'
import { createItemBuilder, type ItemBuilder } from './item-builder.ts'
import { readOutput } from './read-response.ts'

export const createStreamReader = (): StreamReader => {
  const items = new Map<number, ItemBuilder>()
  const unknown: unknown[] = []
  let response: Json = {}
  let error: VendorError | null = null
  let finished = false
  let content = false

  /** Without an index, an item that begins, or ends anew, is the next one. */
  const itemAt = (event: Json, type: string): ItemBuilder => {
    const last = items.get(items.size - 1)
    const next =
      type === 'response.output_item.added' || (type === 'response.output_item.done' && last?.isWhole())
    const place = count(event.output_index) ?? (next || last === undefined ? items.size : items.size - 1)
    const known = items.get(place)
    if (known !== undefined) return known
    const item = createItemBuilder()
    items.set(place, item)
    return item
  }

  const readEvent = (event: Json, type: string): void => {
    if (isJson(event.response)) {
      response = event.response
      finished ||= terminal.has(type)
    } else if (type.startsWith('response.')) {
      if (count(event.output_index) === null && !namesItem.test(type)) return
      const item = itemAt(event, type)
      item.add(event, type)
      content ||= item.hasContent()
    } else if (type === 'error') error = readError({ error: isJson(event.error) ? event.error : event }, null)
    else if (!silent.has(type)) {
      error ??= readError(event, null)
      unknown.push(event)
    }
  }

  return {
    event(data, name) {
      const event = json(data)
      readEvent(event, string(event.type) ?? name ?? '')
    },
    done() {},
    hasContent: () => content,
    end(): ReplyReading {
      const streamed = [...items].sort(([a], [b]) => a - b).flatMap(([, item]) => item.build() ?? [])
      const final = list(response.output)
      // some servers send their last event without the output that they streamed
      const output = finished && final.length > 0 ? final : streamed
      return readOutput(response, [...output, ...unknown], error, !finished && error === null)
    },
  }
}

const terminal = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
  'response.cancelled',
  'response.done',
])

/** Events that some servers send without the item's index. */
const namesItem = /\.delta$|^response\.output_item\./

const silent = new Set(['ping', 'keepalive', ''])
