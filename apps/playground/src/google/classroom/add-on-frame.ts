import { frameAddress, type OpenedFrame } from '@lectern/google-classroom/testing'
import { html, type Html } from '../../pages/html.ts'
import { messagesPane } from './messages-pane.ts'
import type { PostVisit } from './visit.ts'

interface AddOnFrame extends Omit<OpenedFrame, 'person' | 'place'> {
  attachmentId?: string
  title: string
  /** Where Classroom goes on when the frame is closed. */
  back: string
}

/** What Classroom lets an add-on do (add-ons/developer-guides/iframes). */
const popups = ['allow-popups', 'allow-popups-to-escape-sandbox']
const sandbox = [
  ...popups,
  'allow-forms',
  'allow-scripts',
  'allow-storage-access-by-user-activation',
  'allow-same-origin',
]

export const addOnFrameScripts = ['classroom-frame.js']

/** One of the five frames, at the address that Classroom gives it; a style of its kind gives it its size. */
export function addOnFrame(visit: PostVisit, { attachmentId, title, back, ...frame }: AddOnFrame): Html {
  const { site, account, post } = visit
  const { courseId, itemId, itemType } = post.item
  const place = { courseId, itemId, itemType, ...(attachmentId !== undefined && { attachmentId }) }
  const blocked = site.switches.popupsBlocked ? popups : []
  return html`
    <iframe
      class="add-on ${frame.kind}"
      id="add-on"
      title="${title}"
      src="${frameAddress(site.simulated, { ...frame, place, person: account })}"
      sandbox="${sandbox.filter((word) => !blocked.includes(word)).join(' ')}"
      allow="microphone *"
      data-back="${back}"
    ></iframe>
    ${messagesPane(visit)}
  `
}
