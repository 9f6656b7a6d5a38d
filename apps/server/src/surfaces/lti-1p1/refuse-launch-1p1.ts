import type { Request, Response } from 'express'
import { asProblem } from '../../http/as-problem.ts'
import { sendRefusal, wayBack } from '../lti/refuse-launch.ts'
import { noteRefusal, type RefusingInstallation } from '../note-refusal.ts'
import type { Lti1p1Surface } from './lti-1p1-surface.ts'

interface Refusal {
  error: unknown
  req: Request
  res: Response
  /** Known once the launch named its key. */
  consumer?: RefusingInstallation
}

/** Back to the platform, which shows the reason (LTI 1.1 §3), where its signature vouches for the address; else a page. */
export async function refuseLaunch1p1(
  surface: Lti1p1Surface,
  { error, req, res, consumer }: Refusal,
): Promise<void> {
  const problem = asProblem(error)
  const reference = await noteRefusal(surface, problem, consumer)
  const location = wayBack(problem, reference)
  if (location === undefined)
    return sendRefusal(surface, { problem, reference, installation: consumer, req, res })
  res.writeHead(303, { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).end()
}
