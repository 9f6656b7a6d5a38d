import { moveLink, noteLinkLaunch, type LinkLaunch } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { Launch } from '@lectern/launch'
import type { LaunchClaims } from '@lectern/lti'
import { offerFor } from '../credit/offer-for.ts'
import type { Recipient } from '../credit/recipient.ts'
import type { FormerLink } from '../lti-migration/migrate-launch.ts'
import { startUniting } from '../lti-migration/migration-jobs.ts'
import type { Admitted } from './admit.ts'
import { fieldsOfLaunch } from './stored-fields.ts'
import type { LtiSurface } from './lti-surface.ts'

/** What a launch leaves to do once its page is sent. Nobody waits for it, and a failure is logged. */
export function afterLaunch(surface: LtiSurface, admitted: Admitted): void {
  const { launch, scope, verified, services, recipient, migrated } = admitted
  const {
    claims,
    deploymentId,
    resourceLink,
    registration: { installation },
  } = verified
  const { notices } = claims.services
  if (services) surface.contextServices.note(scope, services)
  if (notices && installation.features.includes('course-copies'))
    surface.beside.add(surface.noticeOffers.note(installation, deploymentId, notices))
  if (migrated?.twoPeople)
    surface.beside.add(startUniting(surface.enqueue, launch.districtId, migrated.twoPeople))
  afterAnyLaunch(surface, {
    scope,
    launch,
    claims,
    externalId: resourceLink?.id,
    recipient,
    formerLink: migrated?.formerLink,
  })
}

interface AnyLaunch {
  scope: DistrictScope
  launch: Launch
  claims: LaunchClaims
  /** As the platform calls the link. */
  externalId: string | undefined
  /** Whom to tell when the app is opened, if that gives credit. */
  recipient: Recipient | undefined
  formerLink?: FormerLink | undefined
}

/** The same for every version of LTI. */
export function afterAnyLaunch(
  surface: Pick<LtiSurface, 'received' | 'beside' | 'courseHistories' | 'creditKey'>,
  { scope, launch, claims, externalId, recipient, formerLink }: AnyLaunch,
): void {
  const { installationId, context, appId, resourceId } = launch
  surface.received.note(scope, { installationId, source: 'launch' }, () => fieldsOfLaunch(claims))
  if (context && claims.context?.history.length)
    surface.beside.add(
      surface.courseHistories.note(scope, {
        installationId,
        contextId: context.id,
        history: claims.context.history,
      }),
    )
  if (appId ?? resourceId)
    surface.beside.add(
      noteLink(
        surface,
        { scope, launch, recipient, formerLink },
        {
          installationId,
          contextId: context?.id ?? null,
          appId: appId ?? null,
          resourceId: resourceId ?? null,
          named: claims.custom['placement'],
          externalId: externalId ?? null,
          lineItem: claims.services.grades?.lineItemUrl ?? null,
        },
      ),
    )
}

async function noteLink(
  { creditKey }: Pick<LtiSurface, 'creditKey'>,
  { scope, launch, recipient, formerLink }: Pick<AnyLaunch, 'scope' | 'launch' | 'recipient' | 'formerLink'>,
  link: LinkLaunch,
): Promise<void> {
  if (formerLink && link.externalId !== null)
    await moveLink(scope, { from: formerLink, to: { ...link, externalId: link.externalId } })
  const placementId = await noteLinkLaunch(scope, link)
  if (placementId && recipient && launch.earnsCredit)
    await offerFor(scope, launch, placementId, recipient, creditKey)
}
