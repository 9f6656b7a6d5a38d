/** What Graph says when it refuses: a code to decide by, and words for an administrator. */
export interface GraphWords {
  code: string
  words: string
  /** Microsoft's support asks for it. */
  requestId?: string
}

const maxWords = 300

/** The error envelope, or whatever came instead. Left out are e-mail addresses and whatever looks like a token. */
export function readGraphWords(body: unknown): GraphWords {
  const error = member(body, 'error')
  const inner = member(error, 'innerError') ?? member(error, 'innererror')
  const requestId = text(member(inner, 'request-id'))
  return {
    code: text(member(error, 'code')).slice(0, 80),
    words: clean(text(member(error, 'message'))),
    requestId: /^[\w-]{1,64}$/.test(requestId) ? requestId : undefined,
  }
}

export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const clean = (words: string): string =>
  words
    .slice(0, 2_000)
    .replace(/[\w-]{40,}(?:\.[\w-]+)*/g, '…')
    .replace(/[^\s@<>'"]+@[^\s@<>'"]+/g, '…@…')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, maxWords)
