import type { Exchanged } from '@tierdrop/proxy'

type Told = Pick<Exchanged, 'id' | 'at' | 'upstream' | 'dialect' | 'path' | 'status' | 'totalTenths'> &
  Partial<Pick<Exchanged, 'task' | 'session' | 'contentType' | 'chunks'>>

/** A request and its reply that no proxy saw, as the proxy would hand them to capture. */
export function exchangedOf(told: Told, request: string, response: Buffer | string): Exchanged {
  return {
    method: 'POST',
    task: null,
    session: null,
    headers: null,
    requestEncoding: null,
    contentType: 'application/json',
    contentEncoding: null,
    error: null,
    headersTenths: told.totalTenths,
    ending: 'complete',
    chunks: [],
    ...told,
    request: [Buffer.from(request)],
    response: [Buffer.from(response)],
  }
}
