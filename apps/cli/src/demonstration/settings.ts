import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { failure, isLoopback, type Listen, parseListen } from '@tierdrop/config'
import { demonstration } from '@tierdrop/simulator'
import { portTaken } from '../port-taken.ts'

/** What can be changed about the demonstration, by environment variables. */
export type DemonstrationSettings = {
  listen: { proxy: string; report: string }
  /** sessions begun per second */
  rate: number
  /** the table comes when all is found that a minute can find, but not before this … */
  firstMs: number
  /** … and at the latest then, or three times as late where nothing is decided by then */
  lastMs: number
}

export const demonstrationVariables = `
The demonstration takes from the environment:
  TIERDROP_PROXY_LISTEN        where the proxy listens (127.0.0.1:4100; port 0: any free one)
  TIERDROP_REPORT_LISTEN       where the report listens (127.0.0.1:4200)
  TIERDROP_DEMONSTRATION_RATE  sessions begun per second (${demonstration.ratePerSecond})
  TIERDROP_DEMONSTRATION_TABLE seconds of traffic before the table of verdicts (30,55: from 30 on
                               once all is found that a minute can find; after 55 anyway,
                               if anything is decided)`

const ports = { proxy: 4100, report: 4200 }

export async function demonstrationSettings(env: NodeJS.ProcessEnv): Promise<DemonstrationSettings> {
  const rate = positive(env, 'TIERDROP_DEMONSTRATION_RATE', demonstration.ratePerSecond)
  const [firstMs, lastMs] = tableTimes(env)
  const proxy = await listenOn('proxy', env)
  const report = await listenOn('report', env)
  return { listen: { proxy, report }, rate, firstMs, lastMs }
}

/** Tried before anything starts; a free port is fixed here, since a process that restarts must come back to it. */
async function listenOn(what: 'proxy' | 'report', env: NodeJS.ProcessEnv): Promise<string> {
  const variable = `TIERDROP_${what.toUpperCase()}_LISTEN`
  const address = env[variable] || `127.0.0.1:${ports[what]}`
  const listen = parseListen(address)
  if (listen === null || !isLoopback(listen.host))
    throw failure('USAGE', {
      reason: `${variable}: "${address}": a loopback address such as 127.0.0.1:${ports[what]} is expected`,
    })
  const code = await portTaken(listen)
  if (code !== null)
    throw failure('INFRASTRUCTURE', {
      reason: `${what}: ${address} ${code === 'EADDRINUSE' ? 'is in use already' : `can't be used (${code})`}. Choose another one: ${variable}=127.0.0.1:${listen.port + 1}, or port 0 for any that is free.`,
    })
  if (listen.port !== 0) return address
  const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host
  return `${host}:${await freePort(listen)}`
}

async function freePort({ host }: Listen): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function tableTimes(env: NodeJS.ProcessEnv): [firstMs: number, lastMs: number] {
  const text = env.TIERDROP_DEMONSTRATION_TABLE || '30,55'
  const [first = Number.NaN, last = Number.NaN, ...more] = text.split(',').map(Number)
  if (!(first > 0 && last >= first && last < Number.POSITIVE_INFINITY) || more.length > 0)
    throw failure('USAGE', {
      reason: `TIERDROP_DEMONSTRATION_TABLE: "${text}": two numbers of seconds such as 30,55 are expected`,
    })
  return [first * 1_000, last * 1_000]
}

function positive(env: NodeJS.ProcessEnv, variable: string, fallback: number): number {
  const text = env[variable]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw failure('USAGE', { reason: `${variable}: "${text}": a number above 0 is expected` })
  return value
}
