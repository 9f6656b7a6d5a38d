import { html, type Html } from '../../pages/html.ts'
import type { TeamsSite } from '../teams-site.ts'
import { adminRoot } from './admin-root.ts'

/** What happens in a tenant without the tool; subscribers are told. */
export const tenantActions = ({ education }: TeamsSite): Html => html`
  <section class="setting" aria-labelledby="tenant">
    <h2 id="tenant">What may happen in the tenant</h2>
    <ul class="classes">
      ${education.listClasses().map(
        ({ id, displayName }) => html`
          <li>
            <form class="admin-actions" method="post" action="${adminRoot}/tenant">
              <input type="hidden" name="groupId" value="${id}" />
              <strong>${displayName}</strong>
              <button class="button" name="kind" value="rename-class" aria-label="Rename ${displayName}">
                Rename
              </button>
              <button class="button" name="kind" value="enrol" aria-label="Enrol somebody in ${displayName}">
                Enrol somebody
              </button>
              <button class="button" name="kind" value="delete-class" aria-label="Delete ${displayName}">
                Delete
              </button>
            </form>
          </li>
        `,
      )}
    </ul>
    <form class="admin-actions" method="post" action="${adminRoot}/tenant">
      <button class="button" name="kind" value="reauthorizationRequired">Ask to reauthorize</button>
      <button class="button" name="kind" value="subscriptionRemoved">Remove subscriptions</button>
      <button class="button" name="kind" value="missed">Say that notices were missed</button>
      <button class="button" name="kind" value="redeliver">Send again what was not taken</button>
      <button class="button" name="kind" value="forget-deltas">Forget delta links</button>
    </form>
  </section>
`
