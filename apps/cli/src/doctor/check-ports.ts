import { type Config, isLoopback, parseListen } from '@tierdrop/config'
import { portTaken } from '../port-taken.ts'
import { brokenMachine, type Diagnosis, fine, warning } from './diagnosis.ts'

/** what answers only if it is ours */
const ours = { proxy: '/_tierdrop/health', report: '/api/funnel' } as const

export async function checkPorts(config: Config): Promise<Diagnosis[]> {
  const found = (['proxy', 'report'] as const).map(async (what): Promise<Diagnosis[]> => {
    const address = config.listen[what]
    const listen = parseListen(address)
    if (!listen) return []
    const name = `listen.${what}`
    const code = await portTaken(listen)
    const state =
      code === null
        ? fine(name, `${address} is free`)
        : code === 'EADDRINUSE' && (await isOurs(address, ours[what]))
          ? fine(name, `${address}: tierdrop is running there`)
          : brokenMachine(
              name,
              `${address} can't be used: ${code === 'EADDRINUSE' ? 'another program has it' : code}`,
              `choose another one with listen.${what}`,
            )
    const open = isLoopback(listen.host)
      ? []
      : [
          warning(
            name,
            `${address} is not on loopback: whoever reaches it reaches your prompts`,
            `put a firewall before it, or use 127.0.0.1:${listen.port}`,
          ),
        ]
    return [state, ...open]
  })
  return (await Promise.all(found)).flat()
}

async function isOurs(address: string, path: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${address}${path}`, { signal: AbortSignal.timeout(1_000) })
    const body: unknown = await response.json()
    return response.headers.get('content-type')?.includes('json') === true && typeof body === 'object'
  } catch {
    // No answer, or none of ours: the caller says that the port is taken.
    return false
  }
}
