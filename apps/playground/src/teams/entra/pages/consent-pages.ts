import { html, type Html } from '../../../pages/html.ts'
import { permissionWords } from '../../microsoft/registered-permissions.ts'
import type { TeamsPerson } from '../../tenant/teams-people.ts'
import { entraPage } from './entra-page.ts'

interface Asked {
  appName: string
  person: TeamsPerson
  permissions: readonly string[]
}

/** What a person is asked to agree to for themselves. */
export const consentPage = ({ appName, person, permissions }: Asked): Html =>
  entraPage(
    'Permissions requested',
    html`
      <p>${person.upn}</p>
      <p><strong>${appName}</strong> would like to:</p>
      ${permissionList(permissions)}
      <p class="quiet">
        Accepting these permissions means that you allow this app to use your data as specified in its terms
        of service and privacy statement.
      </p>
      ${answers(person)}
    `,
  )

/** What an administrator agrees to for everybody. */
export const adminConsentPage = ({ appName, person, permissions }: Asked): Html =>
  entraPage(
    'Permissions requested: review for your organization',
    html`
      <p>${person.upn}</p>
      <p><strong>${appName}</strong> would like to:</p>
      ${permissionList(permissions)}
      <p class="quiet">
        If you accept, this app will get access to the specified resources for all users in your organization.
        No one else will be prompted to review these permissions.
      </p>
      ${answers(person)}
    `,
  )

/** Where only an administrator may agree. */
export const approvalPage = ({ appName, person }: Omit<Asked, 'permissions'>): Html =>
  entraPage(
    'Need admin approval',
    html`
      <p>${person.upn}</p>
      <p>
        <strong>${appName}</strong> needs permission to access resources in your organization that only an
        admin can grant. Please ask an admin to grant permission to this app before you can use it.
      </p>
      <p class="quiet">AADSTS90094: The grant requires admin permission.</p>
      <form method="post">
        <input type="hidden" name="account" value="${person.oid}" />
        <p class="entra-buttons">
          <button class="button" name="consent" value="cancel">
            Return to the application without granting consent
          </button>
        </p>
      </form>
    `,
  )

/** Conditional access asks for more than a name. */
export const secondFactorPage = (person: TeamsPerson): Html =>
  entraPage(
    'Approve sign in request',
    html`
      <p>${person.upn}</p>
      <p>Your organization asks for a second factor. In the playground a click is enough.</p>
      <form method="post">
        <input type="hidden" name="account" value="${person.oid}" />
        <p class="entra-buttons">
          <button class="button primary" name="factor" value="shown">Approve</button>
        </p>
      </form>
    `,
  )

const permissionList = (permissions: readonly string[]): Html => html`
  <ul class="entra-permissions">
    ${permissions.map(
      (permission) => html`<li>${permissionWords[permission] ?? permission} <code>${permission}</code></li>`,
    )}
  </ul>
`

const answers = ({ oid }: TeamsPerson): Html => html`
  <form method="post">
    <input type="hidden" name="account" value="${oid}" />
    <input type="hidden" name="factor" value="shown" />
    <p class="entra-buttons">
      <button class="button" name="consent" value="cancel">Cancel</button>
      <button class="button primary" name="consent" value="accept">Accept</button>
    </p>
  </form>
`
