import { readFileSync } from 'node:fs'
import { type Dialect, type ExchangeReading, readExchange } from '../src/index.ts'

export const fixture = (dialect: Dialect, name: string): string =>
  readFileSync(new URL(`../src/${dialect}/fixtures/${name}`, import.meta.url), 'utf8')

export const readBody = (dialect: Dialect, body: string, status = 200): ExchangeReading => {
  const contentType = body.startsWith('{') ? 'application/json' : 'text/event-stream'
  return readExchange({ dialect, request: null, response: { status, contentType, body } })
}

export const readFixture = (dialect: Dialect, name: string): ExchangeReading =>
  readBody(dialect, fixture(dialect, name))
