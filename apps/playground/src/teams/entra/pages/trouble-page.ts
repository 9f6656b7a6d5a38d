import { randomUUID } from 'node:crypto'
import { html, type Html } from '../../../pages/html.ts'
import { entraPage } from './entra-page.ts'

/** What Entra shows where it cannot send anybody back: the words, and what support will ask for. */
export const troublePage = (words: string, now: Date): Html =>
  entraPage(
    'Sorry, but we’re having trouble signing you in.',
    html`
      <p class="error">${words}</p>
      <dl>
        <dt>Request Id</dt>
        <dd>${randomUUID()}</dd>
        <dt>Correlation Id</dt>
        <dd>${randomUUID()}</dd>
        <dt>Timestamp</dt>
        <dd>${now.toISOString()}</dd>
      </dl>
    `,
  )
