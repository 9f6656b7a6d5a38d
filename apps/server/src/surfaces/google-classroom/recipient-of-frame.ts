import type { AddOnContext, Frame } from '@lectern/google-classroom'
import type { GoogleInstallation } from '@lectern/tenancy'
import type { Recipient } from '../credit/recipient.ts'
import type { PlacedContent } from './placed-content.ts'

/** Whom to tell when the app of this frame is opened; undefined where nobody gets credit. */
export function recipientOfFrame(
  { features }: Pick<GoogleInstallation, 'features'>,
  frame: Frame,
  context: AddOnContext,
  { appId, scoreMaximum }: PlacedContent,
): Recipient | undefined {
  if (!features.includes('credit') || !appId || !scoreMaximum) return undefined
  if (frame.kind !== 'student' || context.role !== 'student' || !context.submissionId) return undefined
  const { courseId, itemId, attachmentId } = frame
  const { submissionId } = context
  return { by: 'classroom', courseId, itemId, attachmentId, submissionId, maximum: scoreMaximum }
}
