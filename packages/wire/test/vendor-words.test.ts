import type {
  BetaContentBlock,
  BetaRawContentBlockDelta,
  BetaRawMessageStreamEvent,
  BetaStopReason,
  BetaUsage,
} from '@anthropic-ai/sdk/resources/beta/messages/messages'
import type { ChatCompletion } from 'openai/resources/chat/completions'
import type { CompletionUsage } from 'openai/resources/completions'
import type {
  Response,
  ResponseOutputItem,
  ResponseStatus,
  ResponseStreamEvent,
  ResponseUsage,
} from 'openai/resources/responses/responses'
import { expect, it } from 'vitest'
import type { Dialect, Part, StopReason } from '../src/index.ts'
import { readBody } from './fixture.ts'

// Every word of the vendors' newest types: one that an update brings fails the type check here.
const plain = (dialect: Dialect, body: object) => readBody(dialect, JSON.stringify(body))
const stream = (dialect: Dialect, ...events: object[]) =>
  readBody(dialect, events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))

it('knows why each vendor stops', () => {
  const chat = {
    stop: 'end',
    length: 'length',
    tool_calls: 'tools',
    content_filter: 'filter',
    function_call: 'tools',
  } satisfies Record<ChatCompletion.Choice['finish_reason'], StopReason>
  const anthropic = {
    end_turn: 'end',
    max_tokens: 'length',
    stop_sequence: 'end',
    tool_use: 'tools',
    pause_turn: 'pause',
    compaction: 'pause',
    refusal: 'refusal',
    model_context_window_exceeded: 'length',
  } satisfies Record<BetaStopReason, StopReason>
  const statuses = {
    completed: 'end',
    failed: 'error',
    in_progress: 'pending',
    // by the caller, who knows why
    cancelled: 'unknown',
    queued: 'pending',
    // without a word for the reason
    incomplete: 'unknown',
  } satisfies Record<ResponseStatus, StopReason>
  const reasons = {
    max_output_tokens: 'length',
    max_messages: 'length',
    content_filter: 'filter',
    steered: 'pause',
  } satisfies Record<NonNullable<Response.IncompleteDetails['reason']>, StopReason>

  for (const [finish_reason, reason] of Object.entries(chat)) {
    const choices = [{ message: { content: 'x' }, finish_reason }]
    expect(plain('openai-chat', { choices }).stop.reason, finish_reason).toBe(reason)
  }
  for (const [stop_reason, reason] of Object.entries(anthropic))
    expect(plain('anthropic-messages', { content: [], stop_reason }).stop.reason, stop_reason).toBe(reason)
  for (const [status, reason] of Object.entries(statuses))
    expect(plain('openai-responses', { output: [], status }).stop.reason, status).toBe(reason)
  for (const [reason, read] of Object.entries(reasons)) {
    const body = { output: [], status: 'incomplete', incomplete_details: { reason } }
    expect(plain('openai-responses', body).stop.reason, reason).toBe(read)
  }
})

it('knows what each vendor writes', () => {
  const blocks = {
    text: 'text',
    thinking: 'reasoning',
    redacted_thinking: 'other',
    tool_use: 'tool-call',
    server_tool_use: 'tool-call',
    mcp_tool_use: 'tool-call',
    web_search_tool_result: 'tool-result',
    web_fetch_tool_result: 'tool-result',
    advisor_tool_result: 'tool-result',
    code_execution_tool_result: 'tool-result',
    bash_code_execution_tool_result: 'tool-result',
    text_editor_code_execution_tool_result: 'tool-result',
    tool_search_tool_result: 'tool-result',
    mcp_tool_result: 'tool-result',
    container_upload: 'other',
    compaction: 'other',
    fallback: 'other',
    mcp_tool_listing: 'other',
  } satisfies Record<BetaContentBlock['type'], Part['type']>
  const items = {
    message: 'text',
    reasoning: 'reasoning',
    function_call: 'tool-call',
    custom_tool_call: 'tool-call',
    file_search_call: 'tool-call',
    web_search_call: 'tool-call',
    computer_call: 'tool-call',
    tool_search_call: 'tool-call',
    image_generation_call: 'tool-call',
    code_interpreter_call: 'tool-call',
    local_shell_call: 'tool-call',
    shell_call: 'tool-call',
    apply_patch_call: 'tool-call',
    mcp_call: 'tool-call',
    function_call_output: 'tool-result',
    custom_tool_call_output: 'tool-result',
    computer_call_output: 'tool-result',
    tool_search_output: 'tool-result',
    local_shell_call_output: 'tool-result',
    shell_call_output: 'tool-result',
    apply_patch_call_output: 'tool-result',
    program: 'other',
    program_output: 'other',
    additional_tools: 'other',
    compaction: 'other',
    mcp_list_tools: 'other',
    mcp_approval_request: 'other',
    mcp_approval_response: 'other',
  } satisfies Record<ResponseOutputItem['type'], Part['type']>

  for (const [type, part] of Object.entries(blocks)) {
    const { reply } = plain('anthropic-messages', { content: [{ type, text: 'x', thinking: 'x' }] })
    expect(
      reply.parts.map((read) => read.type),
      type,
    ).toEqual([part])
  }
  for (const [type, part] of Object.entries(items)) {
    const content = [{ type: type === 'reasoning' ? 'reasoning_text' : 'output_text', text: 'x' }]
    const { reply } = plain('openai-responses', { output: [{ type, content }] })
    expect(
      reply.parts.map((read) => read.type),
      type,
    ).toEqual([part])
  }
})

it('takes no event of a vendor’s stream for an unknown one', () => {
  const anthropic = {
    message_start: { message: {} },
    message_delta: { delta: {} },
    message_stop: {},
    content_block_start: { index: 0, content_block: { type: 'text', text: '' } },
    content_block_delta: { index: 0, delta: { type: 'text_delta', text: '' } },
    content_block_stop: { index: 0 },
  } satisfies Record<BetaRawMessageStreamEvent['type'], object>
  const deltas = {
    text_delta: { text: 'x' },
    input_json_delta: { partial_json: 'x' },
    citations_delta: { citation: {} },
    thinking_delta: { thinking: 'x' },
    signature_delta: { signature: 'x' },
    compaction_delta: { content: 'x' },
  } satisfies Record<BetaRawContentBlockDelta['type'], object>
  const responses: Record<Exclude<ResponseStreamEvent['type'], 'error'>, true> = {
    'response.audio.delta': true,
    'response.audio.done': true,
    'response.audio.transcript.delta': true,
    'response.audio.transcript.done': true,
    'response.code_interpreter_call_code.delta': true,
    'response.code_interpreter_call_code.done': true,
    'response.code_interpreter_call.completed': true,
    'response.code_interpreter_call.in_progress': true,
    'response.code_interpreter_call.interpreting': true,
    'response.compaction.compacting': true,
    'response.completed': true,
    'response.content_part.added': true,
    'response.content_part.done': true,
    'response.created': true,
    'response.file_search_call.completed': true,
    'response.file_search_call.in_progress': true,
    'response.file_search_call.searching': true,
    'response.function_call_arguments.delta': true,
    'response.function_call_arguments.done': true,
    'response.shell_call_command.added': true,
    'response.shell_call_command.delta': true,
    'response.shell_call_command.done': true,
    'response.shell_call_output_content.delta': true,
    'response.shell_call_output_content.done': true,
    'response.in_progress': true,
    'response.failed': true,
    'response.incomplete': true,
    'response.output_item.added': true,
    'response.output_item.done': true,
    'response.reasoning_summary_part.added': true,
    'response.reasoning_summary_part.done': true,
    'response.reasoning_summary_text.delta': true,
    'response.reasoning_summary_text.done': true,
    'response.reasoning_text.delta': true,
    'response.reasoning_text.done': true,
    'response.refusal.delta': true,
    'response.refusal.done': true,
    'response.output_text.delta': true,
    'response.output_text.done': true,
    'response.web_search_call.completed': true,
    'response.web_search_call.in_progress': true,
    'response.web_search_call.searching': true,
    'response.image_generation_call.completed': true,
    'response.image_generation_call.generating': true,
    'response.image_generation_call.in_progress': true,
    'response.image_generation_call.partial_image': true,
    'response.mcp_call_arguments.delta': true,
    'response.mcp_call_arguments.done': true,
    'response.mcp_call.completed': true,
    'response.mcp_call.failed': true,
    'response.mcp_call.in_progress': true,
    'response.mcp_list_tools.completed': true,
    'response.mcp_list_tools.failed': true,
    'response.mcp_list_tools.in_progress': true,
    'response.output_text.annotation.added': true,
    'response.queued': true,
    'response.custom_tool_call_input.delta': true,
    'response.custom_tool_call_input.done': true,
  }
  const said = { type: 'message', content: [{ type: 'output_text', text: 'Hi' }] }
  const whole = { type: 'response.output_item.done', output_index: 0, item: said }

  for (const [type, event] of Object.entries(anthropic))
    expect(stream('anthropic-messages', { type, ...event }).reply.parts, type).toEqual([])
  for (const [type, delta] of Object.entries(deltas)) {
    const event = { type: 'content_block_delta', index: 0, delta: { type, ...delta } }
    expect(JSON.stringify(stream('anthropic-messages', event).reply.parts), type).not.toContain('"deltas"')
  }
  // what comes of an item before it is whole counts no more once it is
  for (const type of Object.keys(responses)) {
    const { reply } = stream('openai-responses', { type, output_index: 0, delta: '' }, whole)
    expect(reply.parts, type).toEqual([{ type: 'text', text: 'Hi' }])
  }
})

it('reads each count of a vendor’s usage, or passes it by knowingly', () => {
  const anthropic = {
    input_tokens: 3,
    output_tokens: 3,
    cache_read_input_tokens: 3,
    cache_creation_input_tokens: 3,
    cache_creation: { ephemeral_1h_input_tokens: 3 },
    iterations: [{ type: 'compaction', output_tokens: 3 }],
    output_tokens_details: { thinking_tokens: 3 },
    server_tool_use: { web_search_requests: 3 },
    service_tier: 'batch',
    // a tier by another name, which only its fast one is read as
    speed: null,
    // neither is a count of tokens
    fallback_credit: null,
    inference_geo: null,
  } satisfies Record<keyof BetaUsage, unknown>
  const chat = {
    prompt_tokens: 3,
    completion_tokens: 3,
    total_tokens: 9,
    prompt_tokens_details: { cached_tokens: 3, cache_write_tokens: 3, audio_tokens: 3 },
    completion_tokens_details: { reasoning_tokens: 3, audio_tokens: 3 },
  } satisfies Record<keyof CompletionUsage, unknown>
  const responses = {
    input_tokens: 3,
    output_tokens: 3,
    input_tokens_details: { cached_tokens: 3, cache_write_tokens: 3 },
    output_tokens_details: { reasoning_tokens: 3 },
    // the sum of two that are read
    total_tokens: null,
  } satisfies Record<keyof ResponseUsage, unknown>

  const differs = (dialect: Dialect, usage: Record<string, unknown>) => {
    const all = plain(dialect, { content: [], choices: [], output: [], usage }).usage
    for (const [field, value] of Object.entries(usage)) {
      const { [field]: _, ...rest } = usage
      const without = plain(dialect, { content: [], choices: [], output: [], usage: rest }).usage
      if (value !== null) expect(without, field).not.toEqual(all)
      else expect(without, field).toEqual(all)
    }
  }
  differs('anthropic-messages', anthropic)
  const fast = plain('anthropic-messages', {
    content: [],
    usage: { speed: 'fast', service_tier: 'standard' },
  })
  expect(fast.usage.serviceTier).toBe('fast')
  differs('openai-chat', chat)
  differs('openai-responses', responses)
})
