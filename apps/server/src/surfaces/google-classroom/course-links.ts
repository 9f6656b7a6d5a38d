import type { CourseLinksResponse } from '@lectern/api-contracts'
import { appsAtAddresses } from '@lectern/catalog'
import { accessFeatures, readCourseLinks, type AddOnContext } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import { sealJson, unsealJson, type EmbedSession, type Launch, type LaunchId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { getGoogleInstallation, type GoogleInstallation } from '@lectern/tenancy'
import { beginSignIn } from './begin-sign-in.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { OpenedFrame } from './opened-frame.ts'
import { personApi } from './person-api.ts'

interface OpenCourse {
  launchId: LaunchId
  frame: OpenedFrame['frame']
}

const purpose = 'google-classroom.course-links'
/** A person looks at the page meanwhile. */
const attempts = 2

/** For the page of a teacher, where the district wants such links noticed; of nobody else. */
export function courseLinksHandle(
  { secrets }: GoogleClassroomSurface,
  { features }: GoogleInstallation,
  { frame }: OpenedFrame,
  { role }: AddOnContext,
  { id: launchId }: Launch,
): string | undefined {
  if (role !== 'teacher' || !features.includes('course-links')) return undefined
  const course: OpenCourse = { launchId, frame }
  return sealJson(course, purpose, secrets.of('Google picks'))
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
  const { frame } = openCourse(surface, handle, session)
  const clientSecrets = surface.secrets.of('Google client secrets')
  const installation = await getGoogleInstallation(
    surface.database,
    scope,
    session.installationId,
    clientSecrets,
  )
  const api = await personApi(surface, scope, installation, { ...session, audience: 'teacher' }, { attempts })
  if (!api || !accessFeatures.teacher.links.every((one) => api.scopes.includes(one))) {
    const opened = { frame, clientId: installation.clientId, installations: [installation] }
    return { kind: 'grant', address: (await beginSignIn(surface, opened, ['addOn', 'links'])).authorization }
  }
  const links = await readCourseLinks(api.classroom, frame.courseId)
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
        app: await surface.getApp(scope, app.id),
      })),
    ),
  }
}

const mostShown = 20

const isUnapproved = ({ verdict }: { verdict: string }): boolean =>
  verdict === 'not-approved' || verdict === 'in-review'

function openCourse({ secrets }: GoogleClassroomSurface, handle: string, session: EmbedSession): OpenCourse {
  // The seal proves that courseLinksHandle wrote it.
  const course = unsealJson(handle, purpose, secrets.of('Google picks')) as OpenCourse | undefined
  if (course?.launchId === session.launchId) return course
  throw new Problem({
    kind: 'invalid',
    code: 'course-links.handle-invalid',
    message: 'This question does not belong to this page. Open Lectern from Classroom again.',
  })
}
