import type { RequestHandler } from 'express'
import { styleHash } from '../pages/layout.ts'
import { keysHash } from '../pages/review.ts'

/** Nothing from elsewhere, no script but the one known here, no frame around, nothing kept by anybody. */
const policy = [
  "default-src 'none'",
  `style-src ${styleHash}`,
  `script-src ${keysHash}`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const safeHeaders: RequestHandler = (_, response, next) => {
  response.set({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  next()
}
