import { html, type Html } from './html.ts'
import { icon } from './icons.ts'
import { launchFaults, type LaunchFault } from '../platform/launch-fault.ts'

export interface ToolFrame {
  toolName: string
  toolOrigin: string
  /** The frame beside it that answers platform storage, `_parent` for the page itself; absent where nothing does. */
  storageTarget?: string
  /** The page that launches the tool, as it is addressed without a frame. */
  href: string
  launchId: string
  fault?: LaunchFault
}

/** What Canvas lets a tool do in its frame (`Lti::Launch::FRAME_ALLOWANCES`). */
const allowances = [
  'geolocation',
  'microphone',
  'camera',
  'midi',
  'encrypted-media',
  'autoplay',
  'clipboard-write',
  'display-capture',
]
  .map((feature) => `${feature} *`)
  .join('; ')

export const toolFrameScripts = ['tool-frame.js']

/**
 * The tool in its frame, and what a curious visitor may open below. The frame that answers platform storage comes
 * first, so that it listens before the tool speaks.
 */
export const toolFrame = (frame: ToolFrame): Html => html`
  ${forwardingFrame(frame.storageTarget)}
  <div class="tool-actions">
    ${frame.fault && html`<p class="broken">Broken on purpose: ${launchFaults[frame.fault].toLowerCase()}.</p>`}
    <a href="${query(frame, { display: 'borderless', target: 'window' })}" target="_blank"
      >${icon('window')}Open in a new tab</a
    >
  </div>
  <div class="tool-alerts" aria-live="polite"></div>
  <iframe
    class="tool"
    id="tool_content"
    name="tool_content"
    title="${frame.toolName}"
    src="${query(frame, { display: 'borderless', launch: frame.launchId })}"
    data-tool-origin="${frame.toolOrigin}"
    data-storage="${frame.storageTarget ?? ''}"
    allow="${allowances}"
    allowfullscreen
  ></iframe>
  <div class="behind">
    <details class="trail" data-trail="/launch-trails/${frame.launchId}">
      <summary>What just happened</summary>
      <div class="trail-steps"><p>The launch has not begun yet.</p></div>
    </details>
    <details class="faults">
      <summary>Try a broken launch</summary>
      <p>See how ${frame.toolName} refuses a launch that it must not trust.</p>
      <ul>
        ${Object.entries(launchFaults).map(
          ([fault, words]) =>
            html`<li><a href="${query({ ...frame, fault: undefined }, { fault })}">${words}</a></li>`,
        )}
        ${frame.fault && html`<li><a href="${query({ ...frame, fault: undefined }, {})}">A sound launch again</a></li>`}
      </ul>
    </details>
  </div>
`

const forwardingFrame = (name: string | undefined): Html | undefined =>
  name === undefined || name === '_parent'
    ? undefined
    : html`<iframe hidden name="${name}" title="${name}" src="/${name}"></iframe>`

function query({ href, fault }: ToolFrame, extra: Record<string, string>): string {
  const [path, search] = href.split('?')
  const parameters = new URLSearchParams(search)
  for (const [name, value] of Object.entries({ ...(fault && { fault }), ...extra }))
    parameters.set(name, value)
  return `${path}?${parameters}`
}
