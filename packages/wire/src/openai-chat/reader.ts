export { readRequest } from './read-request.ts'
export { readResponse } from './read-response.ts'
export { createStreamReader } from './read-stream.ts'
