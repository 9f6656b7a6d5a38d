import { html, type Html } from '../../pages/html.ts'
import { inPost, type PostVisit } from './visit.ts'

/** What frames said to Classroom, and what can happen behind the back of one that is open. */
export const messagesPane = (visit: PostVisit): Html => html`
  <details class="messages">
    <summary>Messages <span class="count">0</span></summary>
    <ol aria-live="polite"></ol>
    <p class="quiet">While the frame is open:</p>
    <div class="behind-the-frame" data-action="${inPost(visit, '/meanwhile')}">
      ${visit.teaches && html`<button class="button" type="button" value="delete">Delete this item</button>`}
      <button class="button" type="button" value="leave">Take me out of the class</button>
      <button class="button" type="button" value="revoke">Revoke the access</button>
      <button class="button" type="button" value="end-tokens">End my tokens</button>
    </div>
  </details>
`
