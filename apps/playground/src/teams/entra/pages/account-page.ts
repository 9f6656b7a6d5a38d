import { html, type Html } from '../../../pages/html.ts'
import { accounts, initials, type TeamsPerson } from '../../tenant/teams-people.ts'
import { entraPage } from './entra-page.ts'

/** Everybody has signed in at this browser before; whoever has not may type a name. */
export const accountPage = (appName: string, error?: string): Html =>
  entraPage(
    'Pick an account',
    html`
      <p>to continue to ${appName}</p>
      <form method="post">${accounts.map(account)}</form>
      <form method="post">
        <label for="upn">Use another account</label>
        ${error && html`<p class="error" id="wrong">${error}</p>`}
        <input
          id="upn"
          name="upn"
          type="text"
          autocomplete="username"
          placeholder="someone@example.com"
          required
          ${error && html`aria-invalid="true" aria-describedby="wrong"`}
        />
        <p class="entra-buttons"><button class="button primary" type="submit">Next</button></p>
      </form>
    `,
  )

const account = (person: TeamsPerson): Html => html`
  <button class="entra-account" name="account" value="${person.oid}">
    <span class="avatar" aria-hidden="true">${initials(person)}</span>
    <span><span>${person.name}</span><span class="quiet">${person.upn}</span></span>
  </button>
`
