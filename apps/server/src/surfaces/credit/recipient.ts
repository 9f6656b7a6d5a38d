import { EncryptJWT, jwtDecrypt } from 'jose'

/** Whom and where to tell of a credit, as the launch named them or the host confirmed: nobody else can say it. */
export type Recipient =
  | {
      by: 'grades'
      deploymentId: string
      /** The person's `sub`. */
      userId: string
      scopes: string[]
      lineItemUrl?: string
      lineItemsUrl?: string
      resourceLinkId?: string
    }
  | { by: 'outcomes'; consumerKey: string; url: string; resultSourcedId: string }
  | {
      by: 'classroom'
      courseId: string
      itemId: string
      attachmentId: string
      submissionId: string
      /** What the attachment is worth. */
      maximum: number
    }

/** Bound to its placement: nobody who can write the table gives one student's credit to another link. */
export const sealRecipient = (recipient: Recipient, placementId: string, key: Uint8Array): Promise<string> =>
  new EncryptJWT({ recipient })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setSubject(placementId)
    .encrypt(key)

export async function unsealRecipient(
  sealed: string,
  placementId: string,
  key: Uint8Array,
): Promise<Recipient> {
  const { payload } = await jwtDecrypt<{ recipient: Recipient }>(sealed, key, { subject: placementId })
  return payload.recipient
}
