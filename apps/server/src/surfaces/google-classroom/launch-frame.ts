import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAddOnContext, type AddOnContext } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import { localeOf, type Launch } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { admitLaunch, type GoogleInstallation } from '@lectern/tenancy'
import { sendPage } from '../../http/html-page.ts'
import type { LaunchPage } from '../embed/launch-page.ts'
import { afterFrame } from './after-frame.ts'
import { askedWork } from './asked-work.ts'
import { courseLinksHandle } from './course-links.ts'
import type { FramePerson } from './frame-session.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { OpenedFrame } from './opened-frame.ts'
import { grantEnded, personApi, type PersonApi } from './person-api.ts'
import { pickOf } from './pick.ts'
import { placedIn, type PlacedContent } from './placed-content.ts'
import { recipientOfFrame } from './recipient-of-frame.ts'
import { confirmWork, type ConfirmedWork } from './submitted-work.ts'
import { upgradeOf } from './upgrade.ts'

/** One who waits for a page is not kept waiting for long. */
const attempts = 2

/** A frame whose person is known: Google confirms the place and the role in it, and it becomes a Launch. */
export async function launchFrame(
  surface: GoogleClassroomSurface,
  opened: OpenedFrame,
  person: FramePerson,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const installation = installationOf(opened, person)
  const scope = surface.database.district(installation.districtId)
  const api = await personApi(surface, scope, installation, person, { attempts })
  if (!api) throw grantEnded()
  const context = await readAddOnContext(api.classroom, opened.frame)
  const [placed, work] = await Promise.all([
    placedIn(api.classroom, scope, installation, opened.frame),
    opened.frame.kind === 'review' ? confirmWork(api.classroom, opened.frame) : undefined,
  ])
  const recipient = recipientOfFrame(installation, opened.frame, context, placed)
  const { launch, page } = await admitted(surface, scope, {
    opened,
    installation,
    person,
    api,
    context,
    placed,
    work,
    earnsCredit: recipient !== undefined,
    req,
  })
  const { html, nonce } = await surface.renderLaunch(scope, launch, page)
  sendPage(res, { html, nonce, frameAncestors: surface.frameAncestors })
  afterFrame(surface, { scope, launch, placed, context, installation, recipient })
}

interface Confirmed {
  opened: OpenedFrame
  installation: GoogleInstallation
  person: FramePerson
  api: PersonApi
  context: AddOnContext
  placed: PlacedContent
  /** In a review frame. */
  work: ConfirmedWork | undefined
  earnsCredit: boolean
  req: IncomingMessage
}

async function admitted(
  surface: GoogleClassroomSurface,
  scope: DistrictScope,
  { opened, installation, person, context, placed, work, earnsCredit, req }: Confirmed,
): Promise<{ launch: Launch; page: LaunchPage }> {
  const { frame } = opened
  const { districtId, installationId } = installation
  const facts = await admitLaunch(surface.database, scope, {
    installationId,
    // Google vouches for each opening anew.
    nonce: null,
    nonceExpiresAt: null,
    subjectHash: Buffer.from(person.subject, 'base64url'),
    sourcedIdHash: null,
    role: context.role,
    context: { externalId: frame.courseId, title: null },
    placement: frame.kind,
    appId: placed.appId ?? null,
    counts: frame.kind !== 'review',
  })
  const { launchId, personId, contextId, district, nudgeWaits } = facts! // only a nonce can be refused
  const launch: Launch = {
    id: launchId,
    surface: 'google-classroom',
    districtId,
    installationId,
    person: { id: personId, role: context.role, isTestUser: false },
    ...(contextId && { context: { id: contextId } }),
    intent: intentOf(placed, frame.kind),
    appId: placed.appId,
    resourceId: placed.resourceId,
    ...(earnsCredit && { earnsCredit }),
    locale: localeOf(req.headers['accept-language']),
    // Classroom tells no theme and is always light around us.
    theme: 'light',
  }
  const upgrade = await upgradeOf(scope, frame, surface.getApp)
  return {
    launch,
    page: {
      district,
      link: placed.link,
      nudgeWaits,
      picking: pickOf(surface, installation, opened, context, launch, person, upgrade),
      asked: work ? await askedWork(surface, scope, { installation, work, placed, launch }) : null,
      courseLinksHandle: courseLinksHandle(surface, installation, opened, context, launch, person),
    },
  }
}

const intentOf = ({ link }: PlacedContent, kind: OpenedFrame['frame']['kind']): Launch['intent'] => {
  if (kind === 'discovery' || kind === 'upgrade') return 'pick-content'
  if (kind === 'review') return 'review'
  return link === 'resource' ? 'open-resource' : 'open-app'
}

function installationOf({ installations }: OpenedFrame, person: FramePerson): GoogleInstallation {
  const installation = installations.find(
    ({ districtId, installationId }) =>
      districtId === person.districtId && installationId === person.installationId,
  )
  if (installation) return installation
  throw new Problem({
    kind: 'forbidden',
    code: 'classroom.client-mismatch',
    message: 'The sign-in was made for another add-on than the one whose frame this is.',
  })
}
