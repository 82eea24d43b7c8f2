import { createAssembler } from './create-assembler.ts'
import { readRequest } from './read-request.ts'
import type { Dialect, ExchangeReading, ResponseBytes } from './types.ts'

type Exchange = {
  dialect: Dialect
  /** the parsed JSON body */
  request: unknown
  response: ResponseBytes
}

export const readExchange = ({ dialect, request, response }: Exchange): ExchangeReading => {
  const assembler = createAssembler(dialect, response)
  assembler.push(response.body)
  return { conversation: readRequest(dialect, request), ...assembler.finish() }
}
