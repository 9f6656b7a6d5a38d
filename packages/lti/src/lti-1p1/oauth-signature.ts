// oxlint-disable-next-line typescript/triple-slash-reference -- packages that compile this file need the types too
/// <reference path="./ims-lti.d.ts" />
import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import HmacSha1 from 'ims-lti/lib/hmac-sha1.js'
import utils from 'ims-lti/lib/utils.js'

export type SignatureMethod = 'HMAC-SHA1' | 'HMAC-SHA256'
export type Parameter = readonly [name: string, value: string]

export interface SignedContent {
  method: 'GET' | 'POST'
  /** Its query is left to `parameters`. */
  url: URL
  /** All of them: from query, form and Authorization header. */
  parameters: readonly Parameter[]
}

export interface SigningSecret {
  secret: string
  /** LTI has no tokens; OAuth's own examples do. */
  tokenSecret?: string
  signatureMethod: SignatureMethod
}

/**
 * The OAuth 1.0a signature (RFC 5849 §3.4), encoded and made by ims-lti. The text that is signed is put together
 * here: ims-lti leaves names and secrets unencoded, sorts `custom_a2` before `custom_a`, takes the host from the
 * request's header and drops the query for Canvas.
 */
export function oauthSignature(
  content: SignedContent,
  { secret, tokenSecret = '', signatureMethod }: SigningSecret,
): string {
  const text = signatureBaseString(content)
  const keys = [percentEncode(secret), percentEncode(tokenSecret)] as const
  return signatureMethod === 'HMAC-SHA1'
    ? hmacSha1.sign_string(text, ...keys)
    : createHmac('sha256', keys.join('&')).update(text).digest('base64')
}

const hmacSha1 = new HmacSha1()

/** RFC 5849 §3.6: stricter than `encodeURIComponent`. */
export const percentEncode = (text: string): string => utils.special_encode(text)

/** RFC 5849 §3.4.1. A parsed URL has its scheme and host in lower case, and no default port. */
function signatureBaseString({ method, url, parameters }: SignedContent): string {
  const address = `${url.origin}${url.pathname}`
  return [method, address, normalized(parameters)].map(percentEncode).join('&')
}

/** RFC 5849 §3.4.1.3.2: sorted by encoded name, then by encoded value. */
const normalized = (parameters: readonly Parameter[]): string =>
  parameters
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y))
    .map((pair) => pair.join('='))
    .join('&')

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Takes the same time wherever two signatures differ. */
export const sameSignature = (given: string, expected: string): boolean =>
  timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', expected, 'buffer'))
