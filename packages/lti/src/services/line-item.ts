import type { ClaimSet } from '../launch/claim-values.ts'
import { asObject, finite, opaqueId, words } from './answer-values.ts'
import { refuseService } from './service-refusals.ts'
import { sameOrigin } from './service-url.ts'

/** What makes a column of the gradebook (AGS §3.2). */
export interface NewLineItem {
  label: string
  /** Above 0. */
  scoreMaximum: number
  /** Our own id of what is graded; not unique, because courses are copied. */
  resourceId?: string
  /** The link it belongs to; without one it stands alone. */
  resourceLinkId?: string
  tag?: string
  startDateTime?: string
  endDateTime?: string
  gradesReleased?: boolean
  submissionReview?: {
    reviewableStatus?: string[]
    label?: string
    url?: string
    custom?: Record<string, string>
  }
  /** Members by their full names, such as Canvas' `…/lti/submission_type`. */
  extensions?: Record<string, unknown>
}

/** A column as the platform has it; with some (Moodle's course total) even the label is missing. */
export interface LineItem extends Partial<NewLineItem> {
  /** Its address. It may carry a query, so paths are never appended to it as text. */
  url: URL
  scoreMaximum?: number
}

/** @throws Problem `lti.line-item-invalid` */
export function lineItemBody(item: NewLineItem): Record<string, unknown> {
  const { extensions, ...members } = item
  if (item.label === '' || !(item.scoreMaximum > 0 && Number.isFinite(item.scoreMaximum)))
    throw refuseService(
      'lti.line-item-invalid',
      `A grade column needs a label and a maximum above 0; it was given ${JSON.stringify(item.label)} and ${item.scoreMaximum}.`,
    )
  return { ...extensions, ...members }
}

/**
 * @throws Problem `lti.service-answer-invalid`, `lti.service-link-foreign`: scores would be sent to its address
 */
export function lineItemOf(value: unknown, base: URL): LineItem {
  const item = asObject(value)
  if (typeof item.id !== 'string' || item.id === '')
    throw refuseService(
      'lti.service-answer-invalid',
      `What the platform answers at ${base.origin} is no grade column: it has no address (id).`,
      { origin: base.origin },
    )
  return {
    url: sameOrigin(item.id, base),
    label: words(item.label),
    scoreMaximum: finite(item.scoreMaximum),
    resourceId: opaqueId(item.resourceId),
    resourceLinkId: opaqueId(item.resourceLinkId),
    tag: words(item.tag),
    startDateTime: words(item.startDateTime),
    endDateTime: words(item.endDateTime),
    gradesReleased: typeof item.gradesReleased === 'boolean' ? item.gradesReleased : undefined,
    submissionReview: reviewOf(item.submissionReview),
    extensions: extensionsOf(item),
  }
}

function reviewOf(value: unknown): NewLineItem['submissionReview'] {
  if (value === undefined || value === null) return undefined
  const { reviewableStatus, label, url, custom } = asObject(value)
  const parameters = Object.entries(asObject(custom)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    reviewableStatus: Array.isArray(reviewableStatus)
      ? reviewableStatus.filter((status) => typeof status === 'string')
      : undefined,
    label: words(label),
    url: words(url),
    custom: Object.fromEntries(parameters),
  }
}

/** Extension members have full names (AGS §3.1.2), so that an update can send them back. */
const extensionsOf = (item: ClaimSet): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([name]) => /^https?:\/\//.test(name)))
