const maxWords = 300
/** Of what a platform sends, only so much is looked at. */
const maxLine = 1_000
const maxPage = 8 * 1024
const maxJson = 64 * 1024
const maxDepth = 3

/**
 * What a platform says when it refuses, for an administrator: its status line, and the message in its body. Left out
 * is what it merely repeats of our request (Moodle puts the whole score into the status line), e-mail addresses, and
 * whatever looks like a token.
 */
export function platformWords(statusLine: string, body: string, secrets: readonly string[]): string {
  const line = withoutEcho(withoutSecrets(statusLine, secrets).slice(0, maxLine))
  const message = messageIn(body, secrets)
  const words = message === '' || line.includes(message) ? line : `${line}: ${message}`
  return clean(words).slice(0, maxWords)
}

/** Before anything is cut, so that no part of one remains. */
const withoutSecrets = (words: string, secrets: readonly string[]): string =>
  secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '…'), words)

const withoutEcho = (line: string): string => line.replace(/[{[].*$/s, '').trim()

function messageIn(body: string, secrets: readonly string[]): string {
  const text = body.slice(0, maxJson).trim()
  try {
    const reasons = reasonsIn(JSON.parse(text), maxDepth)
    return reasons.map((reason) => withoutEcho(withoutSecrets(reason, secrets).slice(0, maxLine))).join(': ')
  } catch {
    const plain = withoutSecrets(text, secrets)
    return plain.startsWith('<') ? pageMessage(plain.slice(0, maxPage)) : withoutEcho(plain.slice(0, maxLine))
  }
}

/** An HTML page says most in its title. */
const pageMessage = (html: string): string =>
  /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.trim() ?? html.replace(/<[^>]*>/g, ' ')

/** Where the platforms put their reasons; the rest of such a body may be about people. */
const reasonMembers = [
  'error',
  'error_description',
  'reason',
  'title',
  'detail',
  'message',
  'errors',
] as const

function reasonsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  const members: unknown[] = Array.isArray(value)
    ? value
    : reasonMembers.map((name) => (value as Record<string, unknown>)[name])
  return members.flatMap((member) => reasonsIn(member, depth - 1))
}

const clean = (words: string): string =>
  words
    .slice(0, 2 * maxLine)
    .replace(/[\w-]{40,}(?:\.[\w-]+)*/g, '…')
    .replace(/[^\s@<>]+@[^\s@<>]+/g, '…@…')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
