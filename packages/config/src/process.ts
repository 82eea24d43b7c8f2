export type DrainReason = 'message' | 'disconnect' | 'SIGTERM' | 'SIGINT'

/**
 * Calls back once, when this process is to finish what it has and stop. Under a supervisor (there is
 * an IPC channel) Ctrl-C reaches every process of the terminal, so SIGINT is left to the supervisor;
 * a channel that closes means that the supervisor is gone.
 */
export function whenToldToDrain(callback: (reason: DrainReason) => void): void {
  const supervised = process.channel !== undefined
  let told = false
  const tell = (reason: DrainReason) => {
    if (told) return
    told = true
    // A drained process may end by itself: the channel alone must not keep it.
    process.channel?.unref()
    callback(reason)
  }
  process.on('SIGTERM', () => tell('SIGTERM'))
  process.on('SIGINT', () => {
    if (!supervised) tell('SIGINT')
  })
  if (!supervised) return
  process.on('message', (message) => {
    if (message !== null && typeof message === 'object' && 'type' in message && message.type === 'drain') {
      tell('message')
    }
  })
  process.on('disconnect', () => tell('disconnect'))
}

export type SupervisorMessage = { type: string } & Readonly<Record<string, unknown>>

/** False where nobody listens: run alone, or the supervisor is gone. */
export function tellSupervisor(message: SupervisorMessage): boolean {
  if (!process.send || !process.connected) return false
  // Without a callback a channel that closes meanwhile would throw; its end comes as 'disconnect'.
  process.send(message, undefined, undefined, () => undefined)
  return true
}

export function tellReady(address: string): boolean {
  return tellSupervisor({ type: 'ready', address })
}
