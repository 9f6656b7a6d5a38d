import type { Response } from 'express'
import type { Html } from '../pages/html.ts'

/** Frames and form targets stay open: a tool in a course may show any site and post to any site. */
const contentSecurityPolicy = (ancestors: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    'frame-src *',
    `frame-ancestors ${ancestors}`,
    "base-uri 'none'",
  ].join('; ')

export function sendPage(response: Response, page: Html, status = 200, ancestors = "'self'"): void {
  response
    .status(status)
    .set({
      'content-security-policy': contentSecurityPolicy(ancestors),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .type('html')
    .send(page.markup)
}
