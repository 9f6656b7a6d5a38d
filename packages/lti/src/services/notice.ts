import { isAbsent, shown, type ClaimSet } from '../launch/claim-values.ts'
import { claimNames } from '../launch/claims.ts'
import { asObject, opaqueId, words } from './answer-values.ts'
import { refuseService } from './service-refusals.ts'

export const noticeClaimNames = {
  notice: 'https://purl.imsglobal.org/spec/lti/claim/notice',
  originContexts: 'https://purl.imsglobal.org/spec/lti/claim/origin_contexts',
} as const

/** The types that are understood; subscribe to these. */
export type NoticeType = Notice['type']

export type Notice = HelloWorldNotice | ContextCopyNotice

interface NoticeFacts {
  /** Unique within the deployment. */
  id: string
  /** When it happened, where the platform says so. */
  happenedAt?: Date
}

/** Sent to show that notices arrive. */
export interface HelloWorldNotice extends NoticeFacts {
  type: 'LtiHelloWorldNotice'
}

/** A course was made out of others: what was placed there comes along. */
export interface ContextCopyNotice extends NoticeFacts {
  type: 'LtiContextCopyNotice'
  context: { id: string; label?: string; title?: string }
  originContexts: string[]
}

/** What a notice says; the payload's signature holds. */
export function readNotice(payload: ClaimSet): Notice {
  const { id: noticeId, timestamp, type } = asObject(payload[noticeClaimNames.notice])
  const id = opaqueId(noticeId)
  if (id === undefined) throw malformed('has no id')
  const facts = { id, happenedAt: dateOf(timestamp) }
  switch (type) {
    case 'LtiHelloWorldNotice':
      return { type, ...facts }
    case 'LtiContextCopyNotice':
      return { type, ...facts, ...copyOf(payload) }
    default:
      throw refuseService(
        'lti.notice-type-unsupported',
        `The notice type ${shown(type)} is not supported. Remove the handler for it from the platform.`,
        { found: shown(type), id },
      )
  }
}

function copyOf(payload: ClaimSet): Pick<ContextCopyNotice, 'context' | 'originContexts'> {
  const { id: contextId, label, title } = asObject(payload[claimNames.context])
  const id = opaqueId(contextId)
  const origins = payload[noticeClaimNames.originContexts]
  const originContexts = Array.isArray(origins)
    ? origins.map(opaqueId).filter((origin) => origin !== undefined)
    : []
  if (id === undefined || originContexts.length === 0)
    throw malformed('does not say which context was copied from which')
  return { context: { id, label: words(label), title: words(title) }, originContexts }
}

const malformed = (what: string) =>
  refuseService(
    'lti.notice-malformed',
    `A notice ${what}; the platform must say so (notice, context, origin_contexts).`,
  )

function dateOf(timestamp: unknown): Date | undefined {
  if (isAbsent(timestamp) || typeof timestamp !== 'string') return undefined
  const date = new Date(timestamp)
  return Number.isNaN(date.getTime()) ? undefined : date
}
