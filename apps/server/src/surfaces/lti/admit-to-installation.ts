import type { DistrictScope } from '@lectern/database'
import type { Intent, Launch } from '@lectern/launch'
import { admitLaunch } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'
import { linkedBy } from './linked.ts'
import type { LtiSurface } from './lti-surface.ts'
import { contextOf, intentOf, normalForm, roleOf, subjectOf, type LtiMessage } from './normal-form.ts'

export interface Admission {
  installation: Pick<Launch, 'districtId' | 'installationId'>
  /** Who calls the person by the subject: an issuer, or a consumer of LTI 1.1. */
  namedBy: string
  nonce: string
  nonceExpiresAt: Date
  /** Opening the linked app gives this person credit. */
  earnsCredit: boolean
}

export interface AdmittedPage {
  launch: Launch
  scope: DistrictScope
  page: LaunchPage
}

/** Telemetry is about apps: to look at a person's data or at terms is no use of any. */
const usesApps: readonly Intent[] = ['browse', 'pick-content', 'open-app']

/**
 * What every launch by LTI leaves behind, and the page it leads to.
 * @returns undefined, and nothing written, when the nonce was used before
 */
export async function admitToInstallation(
  surface: Pick<LtiSurface, 'database' | 'pseudonyms' | 'findApp' | 'findResource' | 'brandColours'>,
  message: LtiMessage,
  { installation, namedBy, nonce, nonceExpiresAt, earnsCredit }: Admission,
): Promise<AdmittedPage | undefined> {
  const { database, pseudonyms, brandColours } = surface
  const { claims, role } = message
  const { districtId, installationId } = installation
  const scope = database.district(districtId)
  const intent = intentOf(message)
  const { link, appId, resourceId } = await linkedBy(surface, scope, message, installationId)
  const { personSourcedId } = claims.lis
  const accent = brandColours(claims.custom['brand_config_url'])
  const facts = await admitLaunch(database, scope, {
    installationId,
    nonce,
    nonceExpiresAt,
    subjectHash: pseudonyms.subject(districtId, namedBy, subjectOf(message)),
    sourcedIdHash: personSourcedId === undefined ? null : pseudonyms.sourcedId(districtId, personSourcedId),
    role: roleOf(message),
    context: contextOf(claims),
    placement: claims.placement ?? null,
    appId: appId ?? null,
    counts: !role.isTestUser && usesApps.includes(intent),
  })
  return (
    facts && {
      launch: normalForm(message, installation, facts, intent, { appId, resourceId, accent, earnsCredit }),
      scope,
      page: {
        district: facts.district,
        link,
        nudgeWaits: facts.nudgeWaits,
        picking: null,
        asked: null,
      },
    }
  )
}
