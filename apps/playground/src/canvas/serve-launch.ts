import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { sendPage } from '../http/send-page.ts'
import { formPostPage } from '../pages/form-post-page.ts'
import type { Html } from '../pages/html.ts'
import { parseFault } from '../platform/launch-fault.ts'
import type { Claims } from '../platform/message.ts'
import { account } from '../district/account.ts'
import { canvasAddress, coursePath } from './addresses.ts'
import { canvasClaims, type CanvasLaunch } from './canvas-claims.ts'
import type { CanvasSite } from './canvas-site.ts'
import { offeredServices } from './offered-services.ts'
import type { ToolFrame } from './pages/tool-frame.ts'

/** Who launches what from where, and the page around it. */
interface Launch extends Pick<CanvasLaunch, 'person' | 'course' | 'placement' | 'link' | 'message'> {
  path: string
  /** What stands in the address besides. */
  query?: Record<string, string>
  targetLinkUri?: string
  /** Asks the tool for a choice instead of opening it; called when the launch begins. */
  deepLinkingSettings?: () => Claims
  render(frame: ToolFrame): Html
}

export type ServeLaunch = (request: Request, response: Response, launch: Launch) => Promise<void>

/**
 * Each address of a launch is two pages, as on Canvas: the one with Canvas around a frame, and with
 * `display=borderless` the one inside that frame, which starts the launch.
 */
export function serveLaunch(site: CanvasSite): ServeLaunch {
  const { platform, privacyLevel } = site
  return async (request, response, launch) => {
    const fault = parseFault(request.query['fault'])
    if (request.query['display'] === 'borderless') return startLaunch(request, response, launch)
    const frame: ToolFrame = {
      toolName: platform.tool.name,
      toolOrigin: new URL(platform.tool.launchUrl).origin,
      href: canvasAddress(launch.path, launch.person, launch.query),
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
      targetLinkUri: launch.targetLinkUri ?? platform.tool.launchUrl,
      claims: canvasClaims({
        ...launch,
        deepLinkingSettings: launch.deepLinkingSettings?.(),
        documentTarget: inFrame ? 'iframe' : 'window',
        returnUrl: new URL(returnPath, platform.profile.issuer).href,
        privacyLevel,
        services: offeredServices(site, launch),
        url: platform.profile.issuer,
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
