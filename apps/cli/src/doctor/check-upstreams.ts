import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Config } from '@tierdrop/config'
import { brokenMachine, type Diagnosis, fine, warning } from './diagnosis.ts'

const timeoutMs = 5_000

/** TCP and TLS alone: no request is made, so nothing is paid. */
export async function checkUpstreams(config: Config): Promise<Diagnosis[]> {
  const called = new Set(Object.values(config.tiers).map(({ upstream }) => upstream))
  return Promise.all(
    Object.entries(config.upstreams).map(async ([name, { url }]): Promise<Diagnosis> => {
      const check = `upstream ${name}`
      const why = await unreachable(new URL(url))
      if (why === null) return fine(check, `${url} is reachable`)
      const todo = 'check the network from here, or the url of the upstream'
      return called.has(name)
        ? brokenMachine(check, `${url}: ${why}`, todo)
        : warning(check, `${url}: ${why}; no tier is called there`, todo)
    }),
  )
}

function unreachable({ protocol, hostname, port }: URL): Promise<string | null> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const isTls = protocol === 'https:'
  const to = { host, port: Number(port) || (isTls ? 443 : 80) }
  return new Promise((resolve) => {
    const socket = isTls ? connectTls({ ...to, servername: host }) : connect(to)
    const end = (why: string | null) => {
      socket.destroy()
      resolve(why)
    }
    socket.setTimeout(timeoutMs, () => end(`no connection within ${timeoutMs / 1_000} s`))
    socket.once(isTls ? 'secureConnect' : 'connect', () => end(null))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}
