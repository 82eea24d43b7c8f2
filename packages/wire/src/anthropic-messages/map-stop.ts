import type { StopReason } from '../types.ts'

const reasons: Readonly<Record<string, StopReason>> = {
  end_turn: 'end',
  stop_sequence: 'end',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tools',
  refusal: 'refusal',
  // a long turn with server tools, which the caller continues by sending it back
  pause_turn: 'pause',
  compaction: 'pause',
}

export const mapStop = (raw: string | null): StopReason =>
  raw === null ? 'unknown' : ((Object.hasOwn(reasons, raw) ? reasons[raw] : undefined) ?? 'unknown')
