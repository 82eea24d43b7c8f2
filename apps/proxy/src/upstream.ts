import type { UpstreamConfig } from '@tierdrop/config'
import { Pool } from 'undici'

export type Upstream = {
  name: string
  api: 'openai' | 'anthropic'
  origin: URL
  /** the path of its URL, put before every request's own; without a slash at its end */
  base: string
  connectTimeout: number
  pool: Pool
}

const headerLimit = 64 * 1024

/**
 * One keep-alive pool for each upstream. HTTP/1.1 only: HTTP/2 would change the case of header names
 * and let one broken connection take every open stream with it.
 */
export function openUpstream(name: string, config: UpstreamConfig): Upstream {
  const url = new URL(config.url)
  const pool = new Pool(url.origin, {
    allowH2: false,
    maxHeaderSize: headerLimit,
    connect: { timeout: config.connectTimeout },
    headersTimeout: config.headersTimeout,
    bodyTimeout: config.bodyTimeout,
  })
  return {
    name,
    api: config.api,
    origin: url,
    base: url.pathname.replace(/\/+$/, ''),
    connectTimeout: config.connectTimeout,
    pool,
  }
}
