import type { DialectReader } from '../reader.ts'
import { readRequest } from './read-request.ts'
import { readResponse } from './read-response.ts'
import { createStreamReader } from './read-stream.ts'

export const openaiChat: DialectReader = { readRequest, readResponse, createStreamReader }
