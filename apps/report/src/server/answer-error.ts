import type { ErrorRequestHandler, Request } from 'express'
import { html } from '../pages/html.ts'
import { layout } from '../pages/layout.ts'
import { BadRequest } from './bad-request.ts'

/** What went wrong, in words for whoever asked: JSON for programs, a plain page for people. */
export function answerError(onError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, parameter, expected } = known(error)
    if (status >= 500) onError(error)
    response.status(status)
    if (wantsJson(request)) {
      response.json({ error: { ...(parameter !== null && { parameter }), expected } })
      return
    }
    const title = status === 404 ? 'Nothing here' : status >= 500 ? 'That failed' : 'That can’t be answered'
    const words = parameter === null ? expected : `${parameter}: expected ${expected}`
    response
      .type('html')
      .send(
        layout(
          { title: `${title} · tierdrop`, stand: null, home: '/', review: '/review' },
          html`<h1>${title}</h1><p class="lead">${words}</p><p><a href="/">To the overview</a></p>`,
        ),
      )
  }
}

const failed = {
  status: 500,
  parameter: null,
  expected: 'the report could not read its store; its log says why',
}

function known(error: unknown): Pick<BadRequest, 'status' | 'parameter' | 'expected'> {
  if (error instanceof BadRequest) return error
  // What express refuses by itself: a body too large or malformed, an address that can't be decoded.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) {
    return { status: error.status, parameter: null, expected: `something else: ${error.message}` }
  }
  return failed
}

function wantsJson({ path, method, headers }: Request): boolean {
  if (!path.startsWith('/api/')) return false
  return method === 'GET' || !(headers.accept ?? '').includes('text/html')
}
