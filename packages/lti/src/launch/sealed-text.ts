import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * JSON under HMAC-SHA256: `payload.mac`, both base64url. For what we say to ourselves, twice in every launch, where a
 * JWT would cost ten times the work and say no more. `purpose` keeps one kind of text from passing for another.
 */
export function sealJson(value: object, purpose: string, key: Uint8Array): string {
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${payload}.${mac(payload, purpose, key)}`
}

/** What was sealed, or undefined for anything else. */
export function unsealJson(text: string, purpose: string, key: Uint8Array): unknown {
  const [payload = '', signature = '', ...more] = text.split('.')
  // As text: many spellings of base64url decode to the same bytes, and only one of them is what we gave out.
  const given = Buffer.from(signature)
  const made = Buffer.from(mac(payload, purpose, key))
  if (more.length > 0 || given.length !== made.length || !timingSafeEqual(given, made)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown
}

const mac = (payload: string, purpose: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(`${purpose}.${payload}`).digest('base64url')
