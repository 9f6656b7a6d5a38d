import { createHmac } from 'node:crypto'
import { identifier, record, text } from '../launch/claim-values.ts'
import { sameSignature } from './oauth-signature.ts'

/** What a platform says of its LTI 1.1 past (LTI 1.3 migration guide §1), in the claims of a verified launch. */
export const migrationClaimName = 'https://purl.imsglobal.org/spec/lti/claim/lti1p1'

/** The ids that the same things had in LTI 1.1. An absent one did not change. */
export interface Lti1p1Ids {
  userId?: string
  resourceLinkId?: string
  contextId?: string
  platformGuid?: string
}

/** Only with `trust: 'proved'` may what an LTI 1.1 consumer owned pass to this deployment; else an administrator decides. */
export type Migration =
  | { trust: 'proved'; consumerKey: string; replaces: Lti1p1Ids }
  | { trust: 'unproved'; reason: UnprovedReason; consumerKey?: string; replaces: Lti1p1Ids }

export type UnprovedReason = 'unsigned' | 'consumer-unknown' | 'signature-invalid'

export interface MigrationFacts {
  secretOf: (consumerKey: string) => string | undefined | Promise<string | undefined>
  /** Of the launch that carries the claim, as in its id_token. */
  deploymentId: string
  issuer: string
  clientId: string
  exp: number
  nonce: string
}

/**
 * Whether this deployment belongs to the LTI 1.1 consumer that the claim names: the platform signs the launch's own
 * facts with the secret that only that customer shares with us.
 * @throws Problem `lti.claim-malformed` where ids and structures are wrong
 */
export async function verifyMigration(claim: unknown, facts: MigrationFacts): Promise<Migration | undefined> {
  const found = record(claim, 'lti1p1')
  if (!found) return undefined
  const replaces = {
    userId: identifier(found.user_id, 'lti1p1.user_id'),
    resourceLinkId: identifier(found.resource_link_id, 'lti1p1.resource_link_id'),
    contextId: identifier(found.context_id, 'lti1p1.context_id'),
    platformGuid: identifier(found.tool_consumer_instance_guid, 'lti1p1.tool_consumer_instance_guid'),
  }
  const consumerKey = identifier(found.oauth_consumer_key, 'lti1p1.oauth_consumer_key')
  const signature = text(found.oauth_consumer_key_sign)
  const unproved = (reason: UnprovedReason) => ({ trust: 'unproved', reason, consumerKey, replaces }) as const

  if (consumerKey === undefined || signature === undefined) return unproved('unsigned')
  const secret = await facts.secretOf(consumerKey)
  if (secret === undefined) return unproved('consumer-unknown')
  return sameSignature(signature, signatureOf(consumerKey, facts, secret))
    ? { trust: 'proved', consumerKey, replaces }
    : unproved('signature-invalid')
}

/** LTI 1.3 migration guide §1.1. */
function signatureOf(consumerKey: string, facts: MigrationFacts, secret: string): string {
  const { deploymentId, issuer, clientId, exp, nonce } = facts
  const signed = [consumerKey, deploymentId, issuer, clientId, exp, nonce].join('&')
  return createHmac('sha256', secret).update(signed).digest('base64')
}
