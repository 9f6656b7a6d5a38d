import { expect } from 'vitest'
import type { Answer } from './send.ts'

export interface Sent {
  /** Every text in it, to look for in the answer. */
  texts: readonly string[]
  method?: string
  /** The garbage came from a platform that we asked: 502 says so. */
  fromPlatform?: boolean
}

/** What an answer keeps, whatever was sent. */
export function expectSound(answer: Answer, { texts, method = 'GET', fromPlatform = false }: Sent): void {
  const { status, body } = answer
  if (!fromPlatform || status !== 502) expect(status, body).toBeLessThan(500)
  if (status >= 400 && method !== 'HEAD') expectRefusal(answer)
  expectOwnHeaders(answer)
  expectNothingReflected(answer, texts)
}

/** Where a person or a program reads which check failed, and the reference that stands in the log. */
function expectRefusal({ headers, body }: Answer): void {
  const reference = /\b[2-9B-Z]{4}-[2-9B-Z]{4}\b/
  if (headers['content-type']?.startsWith('application/problem+json')) {
    expect(JSON.parse(body)).toMatchObject({
      code: expect.stringMatching(code),
      reference: expect.stringMatching(reference),
    })
    return
  }
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toContain('<h1')
  // Only where the address itself is unknown there was nothing to check.
  if (body.includes('There is no such page')) return
  expect(body).toMatch(reference)
  expect(body).toMatch(/<dd>[a-z0-9-]+(\.[a-z0-9-]+)*(:|<)/)
}

const code = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/

const ownDirectives = [
  'default-src',
  'script-src',
  'style-src',
  'connect-src',
  'img-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
]

function expectOwnHeaders({ headers, rawHeaders }: Answer): void {
  const names = rawHeaders.filter((_, index) => index % 2 === 0)
  expect(names.map((name) => name.toLowerCase())).not.toContain('garbage')
  for (const cookie of headers['set-cookie'] ?? [])
    expect(cookie).toMatch(
      /^__Host-lti-[0-9a-f]{16}=[\w-]*; Path=\/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=\d+$/,
    )
  const policy = headers['content-security-policy'] as string | undefined // Node joins what comes twice
  if (policy === undefined) return
  expect(policy).not.toContain(',')
  expect(policy.split('; ').map((directive) => directive.split(' ')[0])).toEqual(ownDirectives)
  expect(policy.split(';')).toHaveLength(ownDirectives.length)
}

function expectNothingReflected({ body }: Answer, texts: readonly string[]): void {
  expect(body.toLowerCase()).not.toContain('<garbage')
  for (const text of texts)
    if (text.length >= 4 && text.includes('<')) expect(body, 'what was sent, unescaped').not.toContain(text)
}
