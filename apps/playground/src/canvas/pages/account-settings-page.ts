import { findPerson, people } from '../../district/people.ts'
import { fullName } from '../../district/person.ts'
import { html, type Html } from '../../pages/html.ts'
import type { PlatformProfile } from '../../platform/profile.ts'
import { account } from '../../district/account.ts'
import { canvasAddress } from '../addresses.ts'
import type { CanvasServices } from '../canvas-site.ts'
import { accountPage, type AccountView } from './account-page.ts'

interface SettingsView extends AccountView {
  profile: PlatformProfile
  services?: CanvasServices
}

export const accountSettingsPage = (view: SettingsView): Html =>
  accountPage({
    ...view,
    section: 'settings',
    title: 'Settings',
    content: html`
      <h1>Settings</h1>
      <h2>Apps</h2>
      <p>${view.toolName} is installed for the whole account.</p>
      <dl class="facts">
        ${Object.entries(installationFacts(view.profile)).map(
          ([term, value]) => html`
            <dt>${term}</dt>
            <dd><code>${value}</code></dd>
          `,
        )}
      </dl>
      ${view.services && [scopes(view.services), notices(view, view.services), terms(view.services)]}
    `,
  })

const installationFacts = (profile: PlatformProfile): Record<string, string> => ({
  Issuer: profile.issuer,
  'Client ID': profile.clientId,
  'Deployment ID': profile.deploymentId,
  'Authorization endpoint': profile.authorizationEndpoint,
  'Token endpoint': profile.tokenEndpoint,
  'Key set': profile.jwksUri,
})

const scopes = ({ client }: CanvasServices): Html => html`
  <section class="setting" aria-labelledby="scopes">
    <h2 id="scopes">What its key may ask for</h2>
    <ul class="plain-links">
      ${client.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
    </ul>
  </section>
`

const notices = ({ person, toolName }: SettingsView, { desk }: CanvasServices): Html => html`
  <section class="setting" aria-labelledby="notices">
    <h2 id="notices">Notices</h2>
    <p>${toolName} hears of copied courses when it has subscribed to them.</p>
    ${list(
      desk.notices.sent().map(({ type, at, status }) => ({
        what: type,
        detail: `${at.toISOString()} · ${status === undefined ? 'not reached' : `answered ${status}`}`,
      })),
      'No notice has been sent.',
    )}
    <form method="post" action="${canvasAddress(`/accounts/${account.id}/notices`, person)}">
      <button type="submit" class="button">Send a test notice</button>
    </form>
  </section>
`

const terms = ({ eula }: CanvasServices): Html => html`
  <section class="setting" aria-labelledby="terms">
    <h2 id="terms">Terms of use</h2>
    ${list(
      [...eula.acceptances.values()].map(({ userId, accepted, timestamp }) => ({
        what: nameOf(userId),
        detail: `${accepted ? 'accepted' : 'declined'} · ${timestamp}`,
      })),
      'Nobody has accepted them yet.',
    )}
  </section>
`

const list = (entries: readonly { what: string; detail: string }[], empty: string): Html =>
  entries.length === 0
    ? html`<p class="quiet">${empty}</p>`
    : html`<ul class="plain-links">
        ${entries.map(({ what, detail }) => html`<li>${what} <span class="quiet">${detail}</span></li>`)}
      </ul>`

function nameOf(userId: string): string {
  const person = findPerson(people.find(({ ltiId }) => ltiId === userId)?.id)
  return person ? fullName(person) : userId
}
