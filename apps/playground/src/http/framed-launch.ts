import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { formPostPage } from '../pages/form-post-page.ts'
import type { Html } from '../pages/html.ts'
import type { ToolFrame } from '../pages/tool-frame.ts'
import type { LaunchIntent } from '../platform/initiate-login.ts'
import { parseFault } from '../platform/launch-fault.ts'
import type { Platform } from '../platform/platform.ts'
import { sendPage } from './send-page.ts'

interface FramedLaunch {
  platform: Platform
  /** The address of the launch, as a person opens it. */
  href: string
  /** The page of the host around the frame. */
  render: (frame: ToolFrame) => Html
  /** Who launches what; asked when the launch begins. */
  intent: (inFrame: boolean) => Omit<LaunchIntent, 'launchId' | 'inFrame' | 'fault'>
}

/**
 * Each address of a launch is two pages, as on Canvas: the one with the host around a frame, and with
 * `display=borderless` the one inside that frame, which starts the launch.
 */
export async function serveFramedLaunch(request: Request, response: Response, launch: FramedLaunch) {
  const { platform } = launch
  const { profile, tool } = platform
  const fault = parseFault(request.query['fault'])
  if (request.query['display'] !== 'borderless') {
    const { storageTarget } = profile
    const toolOrigin = new URL(tool.launchUrl).origin
    const frame = { toolName: tool.name, toolOrigin, storageTarget, href: launch.href, fault }
    sendPage(response, launch.render({ ...frame, launchId: randomUUID() }))
    return
  }
  const inFrame = request.query['target'] !== 'window'
  const post = await platform.initiateLogin({
    ...launch.intent(inFrame),
    launchId: launchIdOf(request),
    inFrame,
    fault,
  })
  if (profile.loginMethod === 'post') sendPage(response, formPostPage(`Opening ${tool.name}`, post))
  else response.redirect(withQuery(post.action, post.fields))
}

/** The id under which the page around the frame will ask for the trail; a launch without a frame has its own. */
function launchIdOf(request: Request): string {
  const { launch } = request.query
  return typeof launch === 'string' && /^[0-9a-f-]{36}$/.test(launch) ? launch : randomUUID()
}

function withQuery(address: string, fields: Record<string, string>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  return url.href
}
