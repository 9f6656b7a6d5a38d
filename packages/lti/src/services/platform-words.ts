const maxWords = 300
/** Of what a platform sends, only so much is looked at. */
const maxLine = 1_000
const maxPage = 8 * 1024
const maxJson = 64 * 1024
const maxDepth = 3

/**
 * What a platform says when it refuses, for an administrator: its status line, and the message in its body. Left out
 * is what it merely repeats of our request (Moodle puts the whole score into the status line) and e-mail addresses.
 */
export function platformWords(statusLine: string, body: string, secrets: readonly string[]): string {
  const line = withoutEcho(statusLine.slice(0, maxLine))
  const message = messageIn(body)
  const words = message === '' || line.includes(message) ? line : `${line}: ${message}`
  return clean(words.slice(0, 2 * maxLine), secrets).slice(0, maxWords)
}

const withoutEcho = (line: string): string => line.replace(/[{[].*$/s, '').trim()

function messageIn(body: string): string {
  const text = body.slice(0, maxJson).trim()
  if (text.startsWith('<')) return pageMessage(text.slice(0, maxPage))
  try {
    return jsonMessage(JSON.parse(text), maxDepth).join(': ')
  } catch {
    return withoutEcho(text.slice(0, maxLine))
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

function jsonMessage(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value === '' ? [] : [withoutEcho(value.slice(0, maxLine))]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  const members: unknown[] = Array.isArray(value)
    ? value
    : reasonMembers.map((name) => (value as Record<string, unknown>)[name])
  return members.flatMap((member) => jsonMessage(member, depth - 1))
}

function clean(words: string, secrets: readonly string[]): string {
  let cleaned = words
  for (const secret of secrets) cleaned = cleaned.replaceAll(secret, '…')
  return cleaned
    .replace(/[^\s@<>]+@[^\s@<>]+/g, '…@…')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
