/** What a supervisor that has kept the port of a proxy that died says to the next one, each with its handle. */
export const portMessages = {
  /** a listening server, whose port the proxy takes over */
  listen: { type: 'listen' },
  /** a client that came when there was no proxy */
  connection: { type: 'connection' },
} as const

/** Set for a process that is sent its port. */
export const portIsSent = 'TIERDROP_PORT_IS_SENT'
