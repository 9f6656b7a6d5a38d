import type { CourseLinksResponse } from '@lectern/api-contracts'
import { appsAtAddresses } from '@lectern/catalog'
import {
  accessFeatures,
  readCourseLinks,
  type AddOnContext,
  type CourseLink,
} from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { EmbedSession, Launch, LaunchId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { getGoogleInstallation, type GoogleInstallation } from '@lectern/tenancy'
import { pageHandle } from '../page-handle.ts'
import { orAskFirst } from './ask-first.ts'
import type { FramePerson } from './frame-session.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { OpenedFrame } from './opened-frame.ts'
import { grantEnded, personApi, scopeMissing } from './person-api.ts'

interface OpenCourse {
  launchId: LaunchId
  frame: OpenedFrame['frame']
  /** Of the teacher's identity, in base64url. */
  subject: string
}

const courses = pageHandle<OpenCourse>(
  'google-classroom.course-links',
  () =>
    new Problem({
      kind: 'invalid',
      code: 'course-links.handle-invalid',
      message: 'This question does not belong to this page. Open Lectern from Classroom again.',
    }),
)
/** A person looks at the page meanwhile. */
const attempts = 2

/** For the page of a teacher, where the district wants such links noticed; of nobody else. */
export function courseLinksHandle(
  { secrets }: GoogleClassroomSurface,
  { features }: GoogleInstallation,
  { frame }: OpenedFrame,
  { role }: AddOnContext,
  { id: launchId }: Launch,
  { subject }: FramePerson,
): string | undefined {
  if (role !== 'teacher' || !features.includes('course-links')) return undefined
  return courses.seal({ launchId, frame, subject }, secrets.of('Google picks'))
}

/**
 * Which links in the class of this page lead to apps that are not approved: told to its teacher, who granted it, and kept
 * nowhere.
 * @throws Problem `course-links.handle-invalid`, or of `apiRefusals`
 */
export async function courseLinks(
  surface: GoogleClassroomSurface,
  scope: DistrictScope,
  session: EmbedSession,
  handle: string,
): Promise<CourseLinksResponse> {
  const { frame, subject } = courses.open(handle, session, surface.secrets.of('Google picks'))
  const clientSecrets = surface.secrets.of('Google client secrets')
  const installation = await getGoogleInstallation(
    surface.database,
    scope,
    session.installationId,
    clientSecrets,
  )
  return orAskFirst(surface, { installation, frame, subject, features: ['addOn', 'links'] }, async () => {
    const api = await personApi(
      surface,
      scope,
      installation,
      { ...session, audience: 'teacher' },
      { attempts },
    )
    if (!api) throw grantEnded()
    if (!accessFeatures.teacher.links.every((one) => api.scopes.includes(one))) throw scopeMissing()
    return judged(surface, scope, await readCourseLinks(api.classroom, frame.courseId))
  })
}

async function judged(
  { getApp }: GoogleClassroomSurface,
  scope: DistrictScope,
  links: readonly CourseLink[],
): Promise<CourseLinksResponse> {
  const apps = await appsAtAddresses(
    scope,
    links.map(({ url }) => url),
  )
  const unapproved = links.flatMap((link) => {
    const app = apps.get(link.url)
    return app && isUnapproved(app) ? [{ link, app }] : []
  })
  return {
    kind: 'links',
    checked: links.length,
    unapproved: await Promise.all(
      unapproved.slice(0, mostShown).map(async ({ link: { url, work }, app }) => ({
        url,
        work: { title: work.title, address: work.address ?? null },
        app: await getApp(scope, app.id),
      })),
    ),
  }
}

const mostShown = 20

const isUnapproved = ({ verdict }: { verdict: string }): boolean =>
  verdict === 'not-approved' || verdict === 'in-review'
