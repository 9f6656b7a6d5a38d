import { htmlDocument } from '../../../pages/html-document.ts'
import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'

/** A page of Entra's: one card. What is chosen on it goes back to the address it stands at. */
export const entraPage = (title: string, content: Html): Html =>
  htmlDocument({
    title: `${title} — Simulated Entra · playground`,
    bodyClass: 'entra',
    body: html`
      <header>
        <p class="kicker">${icon('account')} Simulated Microsoft Entra · playground</p>
      </header>
      <main>
        <h1>${title}</h1>
        ${content}
      </main>
    `,
  })
