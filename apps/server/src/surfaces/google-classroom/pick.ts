import type { EmbedSession, Launch, LaunchId } from '@lectern/launch'
import { mostAttachments, type AddOnContext, type FrameOf } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import type { GoogleInstallation } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'
import { pageHandle } from '../page-handle.ts'
import type { FramePerson } from './frame-session.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { OpenedFrame } from './opened-frame.ts'

/** Where a teacher's choice goes, kept by the page until it is made. */
export interface OpenPick {
  launchId: LaunchId
  frame: FrameOf<'discovery'> | FrameOf<'upgrade'>
  /** Of the teacher's identity, in base64url. */
  subject: string
  /** ISO 8601. */
  openedAt: string
}

const picks = pageHandle<OpenPick>(
  'google-classroom.pick',
  () =>
    new Problem({
      kind: 'invalid',
      code: 'pick.handle-invalid',
      message: 'This choice does not belong to this page. Open Lectern from Classroom again.',
    }),
)

/** For the page of a frame that attaches; null for any other. */
export function pickOf(
  { secrets, now }: GoogleClassroomSurface,
  { features }: GoogleInstallation,
  { frame }: OpenedFrame,
  { supportsStudentWork }: AddOnContext,
  { id: launchId }: Launch,
  { subject }: FramePerson,
  upgrade: NonNullable<LaunchPage['picking']>['upgrade'],
): LaunchPage['picking'] {
  if (frame.kind !== 'discovery' && frame.kind !== 'upgrade') return null
  const pick: OpenPick = { launchId, frame, subject, openedAt: now().toISOString() }
  return {
    // A link becomes one app.
    multiple: frame.kind === 'discovery',
    most: mostAttachments,
    handle: picks.seal(pick, secrets.of('Google picks')),
    counted: true,
    credit: supportsStudentWork && features.includes('credit'),
    ...(upgrade && { upgrade }),
  }
}

/** @throws Problem `pick.handle-invalid` */
export const openPick = (
  { secrets }: Pick<GoogleClassroomSurface, 'secrets'>,
  handle: string,
  session: EmbedSession,
): OpenPick => picks.open(handle, session, secrets.of('Google picks'))
