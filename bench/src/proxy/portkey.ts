import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePort, reachable } from './free-port.ts'
import { stopProcess } from './processes.ts'

export type Portkey = { port: number; headers: string; child: ChildProcess; stop: () => Promise<void> }

const folder = new URL('../../yardsticks/', import.meta.url)
const main = fileURLToPath(new URL('node_modules/@portkey-ai/gateway/build/start-server.js', folder))

export function portkeyInstalled(): boolean {
  return existsSync(main)
}

/** Portkey's gateway without its console: what to call, and where, is in each request's headers. */
export async function startPortkey(upstreamPort: number): Promise<Portkey> {
  const port = await freePort()
  const child = spawn(process.execPath, [main, `--port=${port}`, '--headless'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'ignore',
  })
  await reachable(port)
  return {
    port,
    headers: `x-portkey-provider: openai\r\nx-portkey-custom-host: http://127.0.0.1:${upstreamPort}/v1\r\n`,
    child,
    stop: () => stopProcess(child),
  }
}
