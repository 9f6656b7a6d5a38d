import type { IncomingMessage, ServerResponse } from 'node:http'
import { apiRefusals, frameRefusals, signInRefusals, type Remedy } from '@lectern/google-classroom'
import { problemStatus, type Problem } from '@lectern/problem'
import { refusalPage, type RefusalPageName } from '@lectern/ui/refusal-page'
import { asProblem } from '../../http/as-problem.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { localeOfRequest } from '../../http/locale.ts'
import { listedUnder, noteRefusal } from '../note-refusal.ts'
import { clearedFrameSessionCookie } from './frame-session.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { OpenedFrame } from './opened-frame.ts'

interface Refusal {
  error: unknown
  req: IncomingMessage
  res: ServerResponse
  /** Known once the address was read. */
  opened?: OpenedFrame
  /** It stands in the window of a sign-in; the frame tells how to go on. */
  isWindow?: boolean
}

/** A frame that does not open: one line in the log, one in the installation's list, one page that says what to do. */
export async function refuseFrame(
  surface: GoogleClassroomSurface,
  { error, req, res, opened, isWindow = false }: Refusal,
): Promise<void> {
  const problem = asProblem(error)
  const installation = listedUnder(problem, opened?.installations)
  const reference = await noteRefusal(surface, problem, installation)
  const nonce = newNonce()
  // What was remembered of the person must not lead here again.
  if (!isWindow && opened) res.setHeader('set-cookie', clearedFrameSessionCookie)
  sendPage(res, {
    status: problemStatus(problem.kind),
    nonce,
    frameAncestors: isWindow ? [] : surface.frameAncestors,
    html: refusalPage({
      nonce,
      locale: localeOfRequest(req),
      theme: 'light',
      page: pageOf(problem),
      reference,
      code: problem.code,
      platform: installation?.name,
      time: surface.now(),
      again: isWindow ? undefined : opened?.address,
    }),
  })
}

const pages: Record<string, RefusalPageName> = {
  'classroom.wrong-account': 'wrongAccount',
  'classroom.add-on-token-invalid': 'wrongAccount',
  'classroom.domain-missing': 'privateAccount',
  'classroom.domain-unknown': 'unknownDomain',
  'classroom.consent-refused': 'grantRefused',
  'classroom.scope-refused': 'grantRefused',
  'classroom.scope-missing': 'grantRefused',
  'classroom.minor-not-configured': 'minor',
  'classroom.admin-policy': 'appBlocked',
  'classroom.project-internal': 'appBlocked',
  'classroom.classroom-off': 'classroomOff',
  'classroom.api-off': 'classroomApiOff',
  'classroom.teacher-only': 'teachersOnly',
  'classroom.not-found': 'itemGone',
  'classroom.attachment-not-visible': 'itemGone',
  'classroom.submission-gone': 'workGone',
  'classroom.add-on-token-expired': 'frameExpired',
  'classroom.quota': 'busy',
  'classroom.client-unknown': 'configuration',
  'classroom.client-mismatch': 'configuration',
  'installation.removed': 'removed',
  'database.unavailable': 'unavailable',
  internal: 'unavailable',
}

const refusals: Record<string, { remedy: Remedy }> = { ...frameRefusals, ...signInRefusals, ...apiRefusals }

const pageOfRemedy: Record<Remedy, RefusalPageName> = {
  reload: 'reopen',
  'sign-in': 'reopen',
  'other-account': 'wrongAccount',
  grant: 'grantRefused',
  wait: 'unavailable',
  'link-instead': 'configuration',
  fewer: 'generic',
  administrator: 'configuration',
}

export const remedyOf = (code: string): Remedy | undefined =>
  Object.hasOwn(refusals, code) ? refusals[code]!.remedy : undefined

function pageOf({ code }: Problem): RefusalPageName {
  const remedy = remedyOf(code)
  return pages[code] ?? (remedy ? pageOfRemedy[remedy] : 'generic')
}
