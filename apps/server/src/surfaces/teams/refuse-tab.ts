import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import type { TeamsLaunchRequest, TeamsRefusal } from '@lectern/api-contracts'
import { localeOf } from '@lectern/launch'
import { problemStatus, type Problem } from '@lectern/problem'
import type { TeamsInstallation } from '@lectern/tenancy'
import { refusalPage } from '@lectern/ui/refusal-page'
import { asProblem } from '../../http/as-problem.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { listedUnder, noteRefusal } from '../note-refusal.ts'
import { hintsOf, type OpenedTab } from './opened-tab.ts'
import { actOf, pageOf } from './refusal-pages.ts'
import { browserUrl } from './tab-addresses.ts'
import type { TeamsSurface } from './teams-surface.ts'
import { windowFor } from './window-errand.ts'

export interface RefusedTab {
  req: IncomingMessage
  res: Response
  asked?: Pick<TeamsLaunchRequest, 'address' | 'context'>
  /** Known once the address was read. */
  opened?: OpenedTab
  /** Known once the token was verified. */
  installation?: TeamsInstallation
}

/** A launch that becomes no page: one line in the log, one in the installation's list, and the page for its place. */
export async function refuseTab(surface: TeamsSurface, error: unknown, refused: RefusedTab): Promise<void> {
  const problem = asProblem(error)
  const { reference, html } = await told(surface, problem, refused)
  const act = actOf(problem)
  const { opened, installation } = refused
  const window = opened && windowFor(surface, problem, { clientId: opened.clientId, installation })
  const answer: TeamsRefusal = {
    type: 'about:blank',
    title: 'The tab cannot be opened',
    status: problemStatus(problem.kind),
    code: problem.code,
    detail: problem.kind === 'internal' ? 'Something failed inside Lectern.' : problem.message,
    reference,
    page: html,
    // Without a window there is nothing to agree in.
    act: act === 'retry' || window ? act : undefined,
    window: window?.address,
    claims: window?.claims,
  }
  refused.res.status(answer.status).set('cache-control', 'no-store')
  refused.res.type('application/problem+json').send(JSON.stringify(answer))
}

/** The same where a browser asked for a whole page. */
export async function refuseTabPage(
  surface: TeamsSurface,
  error: unknown,
  refused: RefusedTab & { again?: string },
): Promise<void> {
  const problem = asProblem(error)
  const nonce = newNonce()
  const { html } = await told(surface, problem, refused, { nonce, again: refused.again })
  sendPage(refused.res, {
    status: problemStatus(problem.kind),
    nonce,
    html,
    frameAncestors: [],
  })
}

async function told(
  surface: TeamsSurface,
  problem: Problem,
  { req, asked, opened, installation }: RefusedTab,
  whole?: { nonce: string; again?: string },
): Promise<{ reference: string; html: string }> {
  const listed = installation ?? listedUnder(problem, opened?.installations)
  const reference = await noteRefusal(surface, problem, listed)
  const hints = opened?.hints ?? hintsOf(new URLSearchParams(), asked?.context)
  const act = whole ? undefined : actOf(problem)
  const html = refusalPage({
    locale: localeOf(hints.locale ?? req.headers['accept-language']),
    theme: hints.theme,
    page: pageOf(problem),
    reference,
    code: problem.code,
    platform: listed?.name,
    time: surface.now(),
    act,
    ...whole,
    browser: !whole && opened ? browserUrl(surface, opened) : undefined,
  })
  return { reference, html }
}
