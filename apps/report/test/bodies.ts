// Requests and replies as the vendors' formats have them.

export function chatRequest(asked: string): string {
  return JSON.stringify({
    model: 'gpt-5.4',
    messages: [
      { role: 'system', content: 'Answer with one label.' },
      { role: 'user', content: asked },
    ],
  })
}

export function chatReply(text: string): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: 'gpt-5.4',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 500, completion_tokens: 10, total_tokens: 510 },
  })
}

export function anthropicReply(text: string): string {
  return JSON.stringify({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-haiku-4-5',
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 500, output_tokens: 10 },
  })
}
