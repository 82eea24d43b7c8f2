import type { Config } from '@tierdrop/config'
import type { ExchangeText } from '@tierdrop/store'
import type { Dialect } from '@tierdrop/wire'
import type { Assembled } from '../assemble.ts'

export type Redactor = {
  text(dialect: Dialect, assembled: Assembled, exchange: { contentType: string | null }): ExchangeText
  plain(text: string): string
}

export function createRedactor(_config: Config['redact']): Redactor {
  return {
    text: (_dialect, assembled, exchange) => ({
      request: assembled.requestText,
      response: assembled.responseText,
      contentType: exchange.contentType,
    }),
    plain: (text) => text,
  }
}
