import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Listen } from '@tierdrop/config'

/** The error code for which nobody could listen here now (EADDRINUSE …); null where one can. */
export async function portTaken({ host, port }: Listen): Promise<string | null> {
  if (port === 0) return null
  const server = createServer()
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
  server.close()
  await once(server, 'close')
  return null
}
