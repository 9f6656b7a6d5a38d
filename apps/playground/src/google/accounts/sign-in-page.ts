import { html, type Html } from '../../pages/html.ts'
import { accountsPath } from '../addresses.ts'
import { nameOf, type GoogleAccount } from '../google-accounts.ts'
import { accountPage } from './account-page.ts'

interface SignIn {
  email: string
  /** The page to go on to. */
  next: string
  accounts: readonly GoogleAccount[]
  isUnknown?: boolean
}

/** A browser meets an account for the first time. There is no password: everybody here is invented. */
export const signInPage = ({ email, next, accounts, isUnknown }: SignIn): Html =>
  accountPage({
    title: 'Sign in',
    content: html`
      <form class="fields" method="post" action="${accountsPath}/signin/identifier">
        <label for="email">Email of a simulated account</label>
        <input
          id="email"
          name="email"
          type="email"
          list="emails"
          autocomplete="off"
          required
          value="${email}"
          ${isUnknown && html`aria-invalid="true" aria-describedby="unknown"`}
        />
        ${isUnknown && html`<p class="tool-alert error" id="unknown">No simulated account has this address.</p>`}
        <datalist id="emails">
          ${accounts
            .filter(({ line }) => line !== '')
            .map((account) => html`<option value="${account.email}">${nameOf(account)}</option>`)}
        </datalist>
        <p class="quiet">Nobody here has a password.</p>
        <input type="hidden" name="next" value="${next}" />
        <p class="account-actions"><button class="button primary" type="submit">Next</button></p>
      </form>
    `,
  })
