import { randomUUID } from 'node:crypto'
import { claimNames } from '@lectern/lti'
import type { SigningOptions, SimulatedPlatform } from '@lectern/lti/testing'

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'

/** A notice as a platform signs it; whatever `claims` names replaces what it would say. */
export const aNotice = (
  platform: SimulatedPlatform,
  { id = randomUUID(), claims = {} }: { id?: string; claims?: Record<string, unknown> } = {},
  options?: SigningOptions,
): Promise<string> =>
  platform.signLaunch(
    {
      [claimNames.version]: '1.3.0',
      [`${lti}notice`]: { id, timestamp: new Date().toISOString(), type: 'LtiHelloWorldNotice' },
      ...claims,
    },
    options,
  )

/** `copy` was made out of `origins`. */
export const aCopyNotice = (
  platform: SimulatedPlatform,
  { id = randomUUID(), copy, origins }: { id?: string; copy: string; origins: string[] },
): Promise<string> =>
  aNotice(platform, {
    claims: {
      [`${lti}notice`]: { id, timestamp: new Date().toISOString(), type: 'LtiContextCopyNotice' },
      [claimNames.context]: { id: copy, title: `Copy ${copy}` },
      [`${lti}origin_contexts`]: origins,
    },
  })

/** Sends a batch to the tool's notice handler. */
export async function postNotices(
  toolUrl: string,
  jwts: readonly unknown[],
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${toolUrl}/lti/notices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ notices: jwts.map((jwt) => ({ jwt })) }),
  })
  const text = await response.text()
  return { status: response.status, answer: (text ? JSON.parse(text) : {}) as Record<string, unknown> }
}
