import type { GoogleKeys } from '../sign-in/google-keys.ts'
import { verifyGoogleToken } from '../sign-in/google-token.ts'
import { asObject, readCourseChange, type CourseChange } from './course-change.ts'
import { refusePush } from './push-refusals.ts'

export interface PushExpectations {
  /** As the push subscription is configured. */
  audience: string
  /** Whether this service account delivers for us; asked only of an account that Google vouches for. */
  isSender: (serviceAccount: string) => boolean | Promise<boolean>
  /** `projects/…/subscriptions/…`, where it is known which one delivers. */
  subscription?: string
  keys: GoogleKeys
  now?: Date
}

export interface PushMessage {
  /** The same in every delivery of it. */
  messageId: string
  publishedAt: Date
  /** The service account that delivered it. */
  sender: string
  registrationId?: string
  /** Absent where it says nothing that is known today: acknowledge it all the same. */
  change?: CourseChange
}

/**
 * Verifies what Pub/Sub POSTs (best-practices/push-notifications): a token of Google for our audience, of the service
 * account that pushes, and a message of our subscription. Any 2xx acknowledges; after anything else it comes again.
 * @throws Problem of `pushRefusals`, or what `verifyGoogleToken` throws
 */
export async function verifyPush(
  authorization: string | undefined,
  body: unknown,
  { audience, isSender, subscription, keys, now }: PushExpectations,
): Promise<PushMessage> {
  const [, token] = /^Bearer ([^\s]+)$/i.exec(authorization ?? '') ?? []
  if (token === undefined)
    throw refusePush(
      'classroom.push-token-missing',
      'The message came without a token. Enable authentication in the push subscription.',
    )
  const { email, email_verified: isVerified } = await verifyGoogleToken(token, { audience, keys, now })
  if (typeof email !== 'string' || isVerified !== true || !(await isSender(email)))
    throw refusePush(
      'classroom.push-sender-mismatch',
      'The message was pushed by a service account that no installation names. Compare the account of the push ' +
        'subscription with the one in the installation.',
    )
  return { ...readEnvelope(body, subscription), sender: email }
}

function readEnvelope(body: unknown, expected: string | undefined): Omit<PushMessage, 'sender'> {
  const { message, subscription } = asObject(body)
  const { messageId, publishTime, attributes, data } = asObject(message)
  const publishedAt = new Date(typeof publishTime === 'string' ? publishTime : Number.NaN)
  if (
    typeof messageId !== 'string' ||
    !/^[\w-]{1,255}$/.test(messageId) ||
    Number.isNaN(publishedAt.getTime())
  )
    throw refusePush(
      'classroom.push-malformed',
      'What was pushed is no message of Pub/Sub with an id and a time. The subscription must not unwrap the payload.',
    )
  if (expected !== undefined && subscription !== expected)
    throw refusePush(
      'classroom.push-subscription-mismatch',
      `The message is of another subscription than ${expected}.`,
      { expected },
    )
  const { registrationId } = asObject(attributes)
  return {
    messageId,
    publishedAt,
    registrationId: typeof registrationId === 'string' ? registrationId.slice(0, 255) : undefined,
    change: readCourseChange(data),
  }
}
