import { htmlDocument } from '../../pages/html-document.ts'
import { html, type Html } from '../../pages/html.ts'
import { nameOf, type GoogleAccount } from '../google-accounts.ts'

interface AccountPage {
  title: string
  /** What stands above the heading. */
  context?: string
  content: Html
}

/** The card in the middle of every page of Google's sign-in. */
export const accountPage = ({ title, context, content }: AccountPage): Html =>
  htmlDocument({
    title: `${title} — Simulated Google accounts`,
    bodyClass: 'google accounts',
    body: html`
      <main>
        <p class="quiet">${context ?? 'Sign in with simulated Google · playground'}</p>
        <h1>${title}</h1>
        ${content}
      </main>
    `,
  })

export const accountChip = (account: GoogleAccount): Html => html`
  <span class="account-chip">
    <span class="avatar" aria-hidden="true">${account.name[0]}</span>
    <span><strong>${nameOf(account)}</strong><br />${account.email}</span>
  </span>
`
