import type { Request, Response } from 'express'
import { serveFramedLaunch } from '../http/framed-launch.ts'
import type { Html } from '../pages/html.ts'
import type { Claims } from '../platform/message.ts'
import { account } from '../district/account.ts'
import { canvasAddress, coursePath } from './addresses.ts'
import { canvasClaims, type CanvasLaunch } from './canvas-claims.ts'
import type { CanvasSite } from './canvas-site.ts'
import { offeredServices } from './offered-services.ts'
import type { ToolFrame } from '../pages/tool-frame.ts'

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

export function serveLaunch(site: CanvasSite): ServeLaunch {
  const { platform, privacyLevel } = site
  return (request, response, launch) => {
    const { person, course, path, query } = launch
    const scope = course ? coursePath(course) : `/accounts/${account.id}`
    const returnPath = canvasAddress(`${scope}/external_content/success/external_tool_redirect`, person)
    return serveFramedLaunch(request, response, {
      platform,
      href: canvasAddress(path, person, query),
      render: (frame) => launch.render(frame),
      intent: (inFrame) => ({
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
      }),
    })
  }
}
