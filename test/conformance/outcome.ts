import type { Answer } from './browser.ts'

/** `broken`: neither taken nor properly refused. `not-offered`: the tool does nothing of the kind. */
export interface Outcome {
  kind: 'accepted' | 'refused' | 'broken' | 'skipped' | 'not-offered'
  /** The status and a few words. */
  observed: string
  /** Another site to which the tool sent the browser. */
  sentTo?: string
}

export interface Marks {
  acceptedText?: string
  /** Where a refusal may send the browser, with words (Core §5.4.3: `lti_errormsg`, `lti_errorlog`). */
  returnUrl: string
}

/** What the end of a launch says, whatever the tool; README.md states these rules for its users. */
export function judge(answer: Answer, { acceptedText, returnUrl }: Marks): Outcome {
  const { status, location, body } = answer
  const observed = shortWords(answer)
  if (status >= 500) return { kind: 'broken', observed }
  if (status >= 400) return { kind: 'refused', observed }
  if (location !== undefined)
    return { kind: isRefusal(location, returnUrl) ? 'refused' : 'accepted', observed, sentTo: location }
  const accepted =
    status >= 200 && status < 300 && (acceptedText === undefined || body.includes(acceptedText))
  return { kind: accepted ? 'accepted' : 'refused', observed }
}

export const observed = (kind: 'accepted' | 'refused', words: string): Outcome => ({ kind, observed: words })
export const notOffered = (words: string): Outcome => ({ kind: 'not-offered', observed: words })
export const broken = (observed: string): Outcome => ({ kind: 'broken', observed })
export const skipped = (observed: string): Outcome => ({ kind: 'skipped', observed })

function isRefusal(location: string, returnUrl: string): boolean {
  const { searchParams } = new URL(location)
  const saysWhy = searchParams.has('lti_errormsg') || searchParams.has('lti_errorlog')
  return location.startsWith(returnUrl) && saysWhy
}

const maxWords = 60

/** The status with where it leads, or with the heading of the page. */
export function shortWords({ status, location, body }: Answer): string {
  const heading = /<(h1|title)\b[^>]*>(.*?)<\/\1>/is.exec(body)?.[2] ?? body
  const words = location === undefined ? heading.replace(/<[^>]*>/g, ' ') : `to ${location}`
  const short = words.replace(/\s+/g, ' ').trim().slice(0, maxWords)
  return `${status} ${short}`.trim()
}
