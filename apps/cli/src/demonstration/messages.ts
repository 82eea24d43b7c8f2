/** What the traffic's process tells its supervisor. */
export type TrafficMessage = { type: 'traffic'; exchanges: number; failed: number }
export type CursorMessage = { type: 'cursor'; position: number }

export const isTraffic = (message: unknown): message is TrafficMessage => hasType(message, 'traffic')
export const isCursor = (message: unknown): message is CursorMessage => hasType(message, 'cursor')

function hasType(message: unknown, type: string): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type
}
