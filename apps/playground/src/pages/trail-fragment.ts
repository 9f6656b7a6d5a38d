import type { TrailStep } from '../platform/launch-trail.ts'
import { html, type Html } from './html.ts'

/** The steps of one launch, to be put into an open page. */
export const trailFragment = (steps: readonly TrailStep[]): Html => html`
  <ol>
    ${steps.map(
      ({ title, detail, sent }) => html`
        <li>
          <strong>${title}</strong>
          <p>${detail}</p>
          <details>
            <summary>What was sent</summary>
            <pre tabindex="0" aria-label="${title}: what was sent">${JSON.stringify(sent, null, 2)}</pre>
          </details>
        </li>
      `,
    )}
  </ol>
`
