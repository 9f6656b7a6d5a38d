import { createHash, randomUUID } from 'node:crypto'
import { oauthSignature, percentEncode, type Parameter, type SignatureMethod } from './oauth-signature.ts'

/** With what the tool signs for a consumer: a `ToolConsumer` is one. */
export interface OAuthSigner {
  key: string
  secret: string
  signatureMethod?: SignatureMethod
}

const hashOf = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' } as const satisfies Record<
  SignatureMethod,
  string
>

/**
 * The Authorization header of a POST whose body is no form: its hash stands under the signature (OAuth Request Body
 * Hash 1.0 §3). It holds for one attempt; a repetition needs a nonce of its own.
 */
export function oauthHeader(
  url: URL,
  body: string,
  { key, secret, signatureMethod = 'HMAC-SHA1' }: OAuthSigner,
  { now, nonce = randomUUID() }: { now: Date; nonce?: string },
): string {
  const stated: Parameter[] = [
    ['oauth_version', '1.0'],
    ['oauth_consumer_key', key],
    ['oauth_nonce', nonce],
    ['oauth_timestamp', String(Math.floor(now.getTime() / 1000))],
    ['oauth_signature_method', signatureMethod],
    ['oauth_body_hash', createHash(hashOf[signatureMethod]).update(body).digest('base64')],
  ]
  const signature = oauthSignature(
    { method: 'POST', url, parameters: [...url.searchParams, ...stated] },
    { secret, signatureMethod },
  )
  return `OAuth ${[...stated, ['oauth_signature', signature] as const]
    .map(([name, value]) => `${name}="${percentEncode(value)}"`)
    .join(', ')}`
}
