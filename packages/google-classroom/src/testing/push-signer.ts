import type { CourseChange } from '../push/course-change.ts'
import type { SigningKey } from './signing-key.ts'

export interface PushOptions {
  messageId?: string
  publishTime?: Date
  registrationId?: string
  /** In place of the claims of Google's token. */
  claims?: Record<string, unknown>
}

/** Pub/Sub with a push subscription, which signs as it is configured to. */
export function pushSigner(
  key: SigningKey,
  configured: { audience: string; serviceAccount: string; subscription: string },
) {
  const { audience, serviceAccount, subscription } = configured
  let published = 0

  function dataOf({ event, collection, ...resourceId }: CourseChange): string {
    return Buffer.from(JSON.stringify({ collection, eventType: event, resourceId })).toString('base64')
  }

  return {
    /** One delivery; the same `messageId` again is a second one. */
    push: async (change: CourseChange | string, options: PushOptions = {}) => {
      const {
        messageId = `m${++published}`,
        publishTime = new Date(),
        registrationId = 'r1',
        claims,
      } = options
      const seconds = Math.floor(Date.now() / 1000)
      const token = await key.sign({
        iss: 'https://accounts.google.com',
        aud: audience,
        azp: '1',
        sub: '1',
        email: serviceAccount,
        email_verified: true,
        iat: seconds,
        exp: seconds + 3600,
        ...claims,
      })
      const message = {
        data: typeof change === 'string' ? change : dataOf(change),
        attributes: { registrationId },
        messageId,
        message_id: messageId,
        publishTime: publishTime.toISOString(),
      }
      return { authorization: `Bearer ${token}`, body: { message, subscription } }
    },
  }
}
