import { randomUUID } from 'node:crypto'
import { Router, type Request, type Response } from 'express'
import { Problem } from '@lectern/problem'
import { sendPage } from '../http/send-page.ts'
import { formPostPage } from '../pages/form-post-page.ts'
import type { Html } from '../pages/html.ts'
import { parseFault } from '../platform/launch-fault.ts'
import type { Platform } from '../platform/platform.ts'
import { account } from './account.ts'
import { canvasAddress, coursePath, toolId } from './addresses.ts'
import { canvasClaims, type CanvasLaunch, type PrivacyLevel } from './canvas-claims.ts'
import { modulesOf, type ModuleLink } from './module-links.ts'
import type { ToolFrame } from './pages/tool-frame.ts'
import { accountToolPage, courseToolPage, moduleLinkPage } from './pages/tool-page.ts'
import { visitorsAccount, visitorsCourse } from './visitor.ts'

interface LaunchOptions {
  platform: Platform
  links: readonly ModuleLink[]
  privacyLevel: PrivacyLevel
}

/** Who launches what from where, and the page around it. */
interface Launch extends Pick<CanvasLaunch, 'person' | 'course' | 'placement' | 'link'> {
  path: string
  render(frame: ToolFrame): Html
}

/**
 * The tool's placements. Each address is two pages, as on Canvas: the one with Canvas around a frame, and with
 * `display=borderless` the one inside that frame, which starts the launch.
 */
export function launchRoutes({ platform, links, privacyLevel }: LaunchOptions): Router {
  const router = Router()

  router.get(`/courses/:courseId/external_tools/${toolId}`, async (request, response) => {
    const { course, person } = visitorsCourse(request)
    await serve(request, response, {
      person,
      course,
      placement: 'course_navigation',
      path: coursePath(course, `/external_tools/${toolId}`),
      render: (frame) => courseToolPage({ course, person, frame }),
    })
  })

  router.get('/courses/:courseId/modules/items/:itemId', async (request, response) => {
    const { course, person } = visitorsCourse(request)
    const link = modulesOf(course, links)
      .flatMap((module) => module.links)
      .find(({ id }) => id === request.params.itemId)
    if (!link)
      throw new Problem({
        kind: 'not-found',
        code: 'playground.unknown-link',
        message: 'This course has no such link.',
      })
    await serve(request, response, {
      person,
      course,
      link,
      placement: 'link_selection',
      path: coursePath(course, `/modules/items/${link.id}`),
      render: (frame) => moduleLinkPage({ course, person, title: link.title, frame }),
    })
  })

  router.get(`/accounts/:accountId/external_tools/${toolId}`, async (request, response) => {
    const person = visitorsAccount(request)
    await serve(request, response, {
      person,
      placement: 'account_navigation',
      path: `/accounts/${account.id}/external_tools/${toolId}`,
      render: (frame) => accountToolPage({ person, frame }),
    })
  })

  return router

  async function serve(request: Request, response: Response, launch: Launch): Promise<void> {
    const fault = parseFault(request.query['fault'])
    if (request.query['display'] === 'borderless') return startLaunch(request, response, launch)
    const frame: ToolFrame = {
      toolName: platform.tool.name,
      toolOrigin: new URL(platform.tool.launchUrl).origin,
      href: canvasAddress(launch.path, launch.person),
      launchId: randomUUID(),
      fault,
    }
    sendPage(response, launch.render(frame))
  }

  async function startLaunch(request: Request, response: Response, launch: Launch): Promise<void> {
    const { person } = launch
    const inFrame = request.query['target'] !== 'window'
    const scope = launch.course ? coursePath(launch.course) : `/accounts/${account.id}`
    const returnPath = canvasAddress(`${scope}/external_content/success/external_tool_redirect`, person)
    const post = await platform.initiateLogin({
      launchId: launchIdOf(request),
      loginHint: person.opaqueId,
      targetLinkUri: platform.tool.launchUrl,
      claims: canvasClaims({
        ...launch,
        documentTarget: inFrame ? 'iframe' : 'window',
        returnUrl: new URL(returnPath, platform.profile.issuer).href,
        privacyLevel,
      }),
      inFrame,
      fault: parseFault(request.query['fault']),
    })
    sendPage(response, formPostPage(`Opening ${platform.tool.name}`, post))
  }
}

/** The id under which the page around the frame will ask for the trail; a launch without a frame has its own. */
function launchIdOf(request: Request): string {
  const { launch } = request.query
  return typeof launch === 'string' && /^[0-9a-f-]{36}$/.test(launch) ? launch : randomUUID()
}
