import { webAddress } from '../launch/claim-values.ts'
import type { ContentItem, DeclaredLineItem, Period } from './content-items.ts'
import { refuseItems } from './refusals.ts'

/**
 * Holds an item of ours to what every platform relies on (Deep Linking §3).
 * @throws Problem `lti.content-item-invalid`
 */
export function checkItem(item: ContentItem, isOwnTarget: (url: URL) => boolean): void {
  for (const { member, expected, fits } of expectations(item, isOwnTarget))
    if (!fits)
      throw refuseItems(
        'lti.content-item-invalid',
        `The item cannot be placed: its ${member} must be ${expected}.`,
        { type: item.type, member, expected },
      )
}

interface Expectation {
  member: string
  expected: string
  fits: boolean
}

function* expectations(item: ContentItem, isOwnTarget: (url: URL) => boolean): Iterable<Expectation> {
  if (item.type === 'html') {
    yield { member: 'html', expected: 'a piece of HTML', fits: item.html !== '' }
    return
  }
  yield address('icon.url', item.icon?.url)
  yield address('thumbnail.url', item.thumbnail?.url)
  if (item.type !== 'ltiResourceLink') {
    yield { ...address('url', item.url), fits: webAddress(item.url) !== undefined }
    if (item.type === 'link') yield address('iframe.src', item.iframe?.src)
    if (item.type === 'file') yield date('expiresAt', item.expiresAt)
    return
  }
  yield own('url', item.url, isOwnTarget)
  yield* customParameters('custom', item.custom)
  yield* period('available', item.available)
  yield* period('submission', item.submission)
  if (item.lineItem) yield* lineItem(item.lineItem, isOwnTarget)
}

const address = (member: string, value: string | undefined): Expectation => ({
  member,
  expected: 'a complete http address',
  fits: value === undefined || webAddress(value) !== undefined,
})

/** Platforms find the tool of a link by its host; a foreign one would hand the launch to somebody else. */
const own = (member: string, value: string | undefined, isOwnTarget: (url: URL) => boolean): Expectation => ({
  member,
  expected: 'an address of this tool',
  fits: value === undefined || (webAddress(value) !== undefined && isOwnTarget(new URL(value))),
})

/** Moodle keeps them one per line, so a line break would make another parameter. */
function* customParameters(member: string, custom: Record<string, string> = {}): Iterable<Expectation> {
  for (const [key, value] of Object.entries(custom))
    yield {
      member: `${member}.${key}`,
      expected: 'a string without line breaks, under a name without line breaks and "="',
      fits: /^[^\r\n=]+$/.test(key) && typeof value === 'string' && !/[\r\n]/.test(value),
    }
}

function* period(member: string, { startDateTime, endDateTime }: Period = {}): Iterable<Expectation> {
  yield date(`${member}.startDateTime`, startDateTime)
  yield date(`${member}.endDateTime`, endDateTime)
  yield {
    member: `${member}.endDateTime`,
    expected: 'later than its start',
    fits: !startDateTime || !endDateTime || startDateTime < endDateTime,
  }
}

const date = (member: string, value: Date | undefined): Expectation => ({
  member,
  expected: 'a date',
  fits: value === undefined || !Number.isNaN(value.getTime()),
})

function* lineItem(
  { scoreMaximum, submissionReview }: DeclaredLineItem,
  isOwnTarget: (url: URL) => boolean,
): Iterable<Expectation> {
  yield {
    member: 'lineItem.scoreMaximum',
    expected: 'a number above zero',
    fits: Number.isFinite(scoreMaximum) && scoreMaximum > 0,
  }
  yield own('lineItem.submissionReview.url', submissionReview?.url, isOwnTarget)
  yield* customParameters('lineItem.submissionReview.custom', submissionReview?.custom)
}
