import { html, type Html } from '../../pages/html.ts'
import { accountsPath } from '../addresses.ts'
import type { GoogleAccount } from '../google-accounts.ts'
import { accountChip, accountPage } from './account-page.ts'
import { scopeWords } from './scope-words.ts'

interface Consent {
  toolName: string
  account: GoogleAccount
  /** Each of which can be refused. */
  scopes: readonly string[]
  query: string
}

export const consentPage = ({ toolName, account, scopes, query }: Consent): Html =>
  accountPage({
    title: `${toolName} wants access to your Google Account`,
    content: html`
      ${accountChip(account)}
      <form
        method="post"
        action="${accountsPath}/signin/oauth/consent${withAccount(query, account)}"
        class="fields"
      >
        ${
          scopes.length > 0 &&
          html`
            <fieldset>
              <legend>Select what ${toolName} can access</legend>
              ${scopes.map(
                (scope) => html`
                  <label class="tick">
                    <input type="checkbox" name="scope" value="${scope}" checked />
                    <span>${scopeWords(scope)}</span>
                  </label>
                `,
              )}
            </fieldset>
          `
        }
        <p class="quiet">${toolName} also learns your name, your email address and which account you are.</p>
        <p class="account-actions">
          <a href="${accountsPath}/o/oauth2/v2/auth${choosing(query)}">Use another account</a>
          <button class="button" type="submit" name="action" value="cancel">Cancel</button>
          <button class="button primary" type="submit" name="action" value="allow">Continue</button>
        </p>
      </form>
    `,
  })

/** The same request, for whichever account. */
function choosing(query: string): string {
  const parameters = new URLSearchParams(query)
  for (const name of ['login_hint', 'authuser']) parameters.delete(name)
  parameters.set('prompt', 'select_account')
  return `?${parameters}`
}

function withAccount(query: string, { sub }: GoogleAccount): string {
  const parameters = new URLSearchParams(query)
  parameters.set('authuser', sub)
  return `?${parameters}`
}
