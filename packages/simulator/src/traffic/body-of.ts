import type { Dialect } from '@tierdrop/wire'
import type { Item } from '../types.ts'

export type Body = Record<string, unknown> & { model: string; stream?: boolean }

/** An item in a vendor's own format, as a client's code would write it. */
export function bodyOf(
  item: Item,
  { dialect, model, stream }: { dialect: Dialect; model: string; stream: boolean },
): Body {
  const { system, user, tools, format } = item
  switch (dialect) {
    case 'openai-chat':
      return {
        model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        ...(tools ? { tools: tools.map((tool) => ({ type: 'function', function: tool })) } : {}),
        ...(format
          ? {
              response_format: {
                type: 'json_schema',
                json_schema: { name: format.name, schema: format.schema },
              },
            }
          : {}),
        ...(stream ? { stream, stream_options: { include_usage: true } } : {}),
      }
    case 'openai-responses':
      return {
        model,
        instructions: system,
        input: [{ role: 'user', content: user }],
        ...(tools ? { tools: tools.map((tool) => ({ type: 'function', strict: false, ...tool })) } : {}),
        ...(format
          ? {
              text: {
                format: { type: 'json_schema', name: format.name, schema: format.schema, strict: false },
              },
            }
          : {}),
        ...(stream ? { stream } : {}),
      }
    case 'anthropic-messages':
      return {
        model,
        max_tokens: 2_048,
        system,
        messages: [{ role: 'user', content: user }],
        ...(tools
          ? {
              tools: tools.map(({ name, description, parameters }) => ({
                name,
                description,
                input_schema: parameters,
              })),
            }
          : {}),
        ...(format ? { output_config: { format: { type: 'json_schema', schema: format.schema } } } : {}),
        ...(stream ? { stream } : {}),
      }
    default:
      return dialect satisfies never
  }
}

export type Said = { text: string; calls: { id: string; name: string; arguments: string }[] }

/** The request that goes on from a reply with what the tools gave back. */
export function continueBody(body: Body, dialect: Dialect, said: Said, results: readonly string[]): Body {
  const { text, calls } = said
  const add = (key: string, ...items: unknown[]) => ({
    ...body,
    [key]: [...(body[key] as unknown[]), ...items],
  })
  switch (dialect) {
    case 'openai-chat':
      return add(
        'messages',
        {
          role: 'assistant',
          content: text === '' ? null : text,
          tool_calls: calls.map((call) => ({
            id: call.id,
            type: 'function',
            function: { name: call.name, arguments: call.arguments },
          })),
        },
        ...calls.map((call, index) => ({ role: 'tool', tool_call_id: call.id, content: results[index] })),
      )
    case 'openai-responses':
      return add(
        'input',
        ...(text === '' ? [] : [{ role: 'assistant', content: text }]),
        ...calls.map((call) => ({
          type: 'function_call',
          call_id: call.id,
          name: call.name,
          arguments: call.arguments,
        })),
        ...calls.map((call, index) => ({
          type: 'function_call_output',
          call_id: call.id,
          output: results[index],
        })),
      )
    case 'anthropic-messages':
      return add(
        'messages',
        {
          role: 'assistant',
          content: [
            ...(text === '' ? [] : [{ type: 'text', text }]),
            ...calls.map((call) => ({
              type: 'tool_use',
              id: call.id,
              name: call.name,
              input: JSON.parse(call.arguments),
            })),
          ],
        },
        {
          role: 'user',
          content: calls.map((call, index) => ({
            type: 'tool_result',
            tool_use_id: call.id,
            content: results[index],
          })),
        },
      )
    default:
      return dialect satisfies never
  }
}
