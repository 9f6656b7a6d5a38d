import { html, type Html } from '../../pages/html.ts'
import { accountsPath, signInPath } from '../addresses.ts'
import type { GoogleAccount } from '../google-accounts.ts'
import { accountChip, accountPage } from './account-page.ts'

interface Chooser {
  toolName: string
  accounts: readonly GoogleAccount[]
  /** Of the request that began it. */
  query: string
}

export const chooserPage = ({ toolName, accounts, query }: Chooser): Html =>
  accountPage({
    title: 'Choose an account',
    content: html`
      <p>to continue to <strong>${toolName}</strong></p>
      <ul class="account-list">
        ${accounts.map(
          (account) => html`
            <li>
              <a href="${accountsPath}/signin/oauth/consent${query}&authuser=${account.sub}"
                >${accountChip(account)}</a
              >
            </li>
          `,
        )}
        <li>
          <a href="${signInPath(`${accountsPath}/o/oauth2/v2/auth${query}`)}">Use another account</a>
        </li>
      </ul>
    `,
  })
