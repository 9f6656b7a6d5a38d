import type { VerifiedLaunch } from '@lectern/lti'
import type { InstallationId } from '@lectern/launch'
import { moveIdentity, noteMigration } from '@lectern/tenancy'
import type { InstalledPlatform, LtiSurface } from '../lti/lti-surface.ts'
import type { TwoPeople } from './migration-jobs.ts'
import { claimsMigration, proveMigration } from './prove-migration.ts'

/** The link of this launch as it was in LTI 1.1. */
export interface FormerLink {
  installationId: InstallationId
  externalId: string
}

/** What is left to do when the launch is admitted. */
export interface Migrated {
  formerLink?: FormerLink
  /** Both were met before, and are one. */
  twoPeople?: TwoPeople
}

export interface MigrationRecorder {
  /** Before the launch is admitted, so that it finds who it was in LTI 1.1. */
  apply(surface: LtiSurface, verified: VerifiedLaunch<InstalledPlatform>): Promise<Migrated | undefined>
}

const maxRemembered = 50_000

/** Platforms repeat the claim in every launch; of each person and link it is looked at once. */
export function migrationRecorder(): MigrationRecorder {
  const seen = new Set<string>()
  return {
    async apply(surface, verified) {
      if (!claimsMigration(verified.claims)) return undefined
      const { installationId } = verified.registration.installation
      const { deploymentId, subject, resourceLink } = verified
      const key = JSON.stringify([installationId, deploymentId, subject, resourceLink?.id])
      if (seen.has(key)) return undefined
      const former = await migrate(surface, verified)
      if (seen.size >= maxRemembered) seen.clear()
      seen.add(key)
      return former
    },
  }
}

async function migrate(
  surface: LtiSurface,
  verified: VerifiedLaunch<InstalledPlatform>,
): Promise<Migrated | undefined> {
  const { deploymentId, resourceLink } = verified
  const { districtId, installationId } = verified.registration.installation
  const scope = surface.database.district(districtId)
  const proof = await proveMigration(surface, verified, [districtId])
  if (!proof) return undefined
  if ('problem' in proof) {
    await noteMigration(scope, { installationId, deploymentId }, proof)
    return undefined
  }
  const { consumer, replaces } = proof
  await noteMigration(scope, { installationId, deploymentId }, { replaces: consumer.installationId })
  const twoPeople = await migratePerson(surface, verified, {
    userId: replaces.userId ?? verified.subject,
    consumerKey: consumer.key,
    replaced: consumer.installationId,
  })
  const externalId = replaces.resourceLinkId ?? resourceLink?.id
  return {
    twoPeople,
    formerLink:
      externalId === undefined ? undefined : { installationId: consumer.installationId, externalId },
  }
}

interface FormerPerson {
  userId: string | undefined
  consumerKey: string
  replaced: InstallationId
}

async function migratePerson(
  { database, pseudonyms, log }: LtiSurface,
  { registration: { installation }, subject, claims }: VerifiedLaunch<InstalledPlatform>,
  { userId, consumerKey, replaced }: FormerPerson,
): Promise<TwoPeople | undefined> {
  if (userId === undefined || subject === undefined) return undefined
  const { districtId, installationId, issuer } = installation
  const number = claims.lis.personSourcedId
  const moved = await moveIdentity(
    database.district(districtId),
    { installationId: replaced, subjectHash: pseudonyms.subject(districtId, consumerKey, userId) },
    {
      installationId,
      subjectHash: pseudonyms.subject(districtId, issuer, subject),
      sourcedIdHash: number === undefined ? null : pseudonyms.sourcedId(districtId, number),
    },
  )
  if (moved !== 'kept-apart') return moved
  log.warn({ installationId }, 'a person of LTI 1.1 is known as two; both stay')
  return undefined
}
