import type { GoogleNotices } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { lastPushAt, listRegistrations, type GoogleInstallation } from '@lectern/tenancy'
import { hearsOfChanges } from './administrator-access.ts'

/** Whether Google tells of changed class lists, as far as it is known here; null where it is not asked to. */
export async function noticesOf(
  scope: DistrictScope,
  installation: GoogleInstallation,
  now: Date,
): Promise<GoogleNotices | null> {
  if (!hearsOfChanges(installation)) return null
  const { installationId } = installation
  const [registrations, lastMessageAt] = await Promise.all([
    listRegistrations(scope, installationId),
    lastPushAt(scope, installationId),
  ])
  const kept = registrations.find(({ feed }) => feed === 'DOMAIN_ROSTER_CHANGES')
  const { made, code, message } = kept ?? {}
  return {
    livesUntil: made && made.expiresAt > now ? made.expiresAt.toISOString() : null,
    lastMessageAt,
    problem: kept && code ? { at: kept.triedAt.toISOString(), code, message: message ?? '' } : null,
  }
}
