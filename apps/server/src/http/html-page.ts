import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

export interface HtmlPage {
  status?: number
  html: string | Buffer
  /** Allows the inline scripts and styles that carry it. */
  nonce?: string
  /** Origins that may frame the page; `*` for pages that hold nothing. */
  frameAncestors: readonly string[]
  /** Where its forms may lead besides ourselves. */
  formAction?: readonly string[]
}

export const newNonce = (): string => randomBytes(16).toString('base64')

/** Pages inside the hosts: framed by whom we say, running nothing but what we wrote, never cached. */
export function sendPage(
  res: ServerResponse,
  { status = 200, html, nonce, frameAncestors, formAction = [] }: HtmlPage,
): void {
  const body = typeof html === 'string' ? Buffer.from(html) : html
  const inline = nonce ? ` 'nonce-${nonce}'` : ''
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self'${inline}`,
      `style-src 'self'${inline}`,
      "connect-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      `form-action 'self' ${sources(formAction)}`.trim(),
      `frame-ancestors ${sources(frameAncestors) || "'none'"}`,
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  res.end(body)
}

/** A host name may hold `;` and `,` (URL Standard §3.2), which here would begin another directive or policy. */
const sources = (named: readonly string[]): string =>
  named.filter((source) => /^(\*|'self'|https?:|https?:\/\/(?:\*\.)?[\w.\-[\]:]+)$/.test(source)).join(' ')
