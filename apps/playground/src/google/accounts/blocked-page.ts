import { html, type Html } from '../../pages/html.ts'
import { accountsPath } from '../addresses.ts'
import type { GoogleAccount } from '../google-accounts.ts'
import { accountChip, accountPage } from './account-page.ts'

/** What Google shows instead of sending anybody back. */
export function blockedPage(toolName: string, error: string, account?: GoogleAccount): Html {
  const { title, text } = Object.hasOwn(refusals, error)
    ? refusals[error]!(toolName)
    : requestInvalid(toolName)
  return accountPage({
    title,
    content: html`
      ${account && accountChip(account)}
      <p>${text}</p>
      <p><code>Error ${error === 'invalid_client' ? 401 : 400}: ${error}</code></p>
      <p class="account-actions">
        <a class="button" href="${accountsPath}/Logout">Sign out of all accounts</a>
      </p>
    `,
  })
}

const requestInvalid = (toolName: string) => ({
  title: `Access blocked: ${toolName}’s request is invalid`,
  text: `You can’t sign in because ${toolName} sent an invalid request. You can try again later, or contact the developer about this issue.`,
})

const refusals: Record<string, typeof requestInvalid> = {
  admin_policy_enforced: (toolName) => ({
    title: `Access blocked: Authorization error`,
    text: `Your administrator does not let accounts of your organization use ${toolName}. Contact them and ask for access.`,
  }),
  access_not_configured: (toolName) => ({
    title: `Access blocked: Your institution’s admin needs to review ${toolName}`,
    text: `Your Google Workspace for Education admin has to configure ${toolName} before accounts of people under 18 can use it.`,
  }),
}
