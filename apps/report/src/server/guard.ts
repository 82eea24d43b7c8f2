import { isLoopback } from '@tierdrop/config'
import type { RequestHandler } from 'express'
import { BadRequest } from './bad-request.ts'

/**
 * On loopback, only names of this machine are answered: a page of a stranger whose name is made to
 * point here would else read replies as if it were ours.
 */
export function ownHostOnly(listenHost: string): RequestHandler {
  return ({ headers }, _, next) => {
    if (!isLoopback(listenHost)) return next()
    const name = hostName(headers.host)
    if (name !== null && isLoopback(name)) return next()
    throw new BadRequest(421, 'host', `a name of this machine, such as ${listenHost}`)
  }
}

/**
 * Only our own pages and programs may write. Browsers say where a request comes from and let no page
 * change that; what says nothing is no browser, and must send JSON, which a form can't.
 */
export const sameOriginOnly: RequestHandler = ({ headers }, _, next) => {
  const site = headers['sec-fetch-site']
  const { origin } = headers
  const isOwn =
    site !== undefined
      ? site === 'same-origin'
      : origin !== undefined
        ? URL.canParse(origin) && new URL(origin).host === headers.host
        : headers['content-type']?.split(';')[0]?.trim() === 'application/json'
  if (isOwn) return next()
  throw new BadRequest(403, null, 'a request from a page of this report, or JSON from a program')
}

function hostName(host: string | undefined): string | null {
  const url = `http://${host}`
  return host !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : null
}
