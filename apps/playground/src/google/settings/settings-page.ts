import { htmlDocument } from '../../pages/html-document.ts'
import { html, type Html } from '../../pages/html.ts'
import { settingsPath } from '../addresses.ts'
import { nameOf } from '../google-accounts.ts'
import type { GoogleSite } from '../google-site.ts'
import { topicName } from '../push/push-office.ts'
import { switchWords } from './switch-words.ts'

/** What can go wrong, what the tool was granted, and what it was told. */
export const settingsPage = (site: GoogleSite): Html =>
  htmlDocument({
    title: 'Switches — Simulated Google · playground',
    bodyClass: 'google settings',
    body: html`
      <main class="class-content">
        <p class="quiet"><a href="/google">Simulated Google</a> · playground</p>
        <h1>Switches</h1>
        <form class="switches" method="post" action="${settingsPath}">
          ${switchWords.map((one) => control(site, one))}
          <p><button class="button primary" type="submit">Apply</button></p>
        </form>
        ${granted(site)} ${told(site)} ${entered(site)}
      </main>
    `,
  })

function control(
  { switches }: GoogleSite,
  { name, words, hint, choices }: (typeof switchWords)[number],
): Html {
  const value = switches[name]
  if (typeof value === 'boolean')
    return html`
      <label class="tick">
        <input type="checkbox" name="${name}" ${value && html`checked`} />
        <span>${words}<br /><span class="quiet">${hint}</span></span>
      </label>
    `
  return html`
    <div class="choice">
      <label for="${name}">${words}</label>
      ${
        choices
          ? html`<select id="${name}" name="${name}">
              ${Object.entries(choices).map(
                ([choice, choiceWords]) =>
                  html`<option value="${choice}" ${choice === value && html`selected`}>
                    ${choiceWords}
                  </option>`,
              )}
            </select>`
          : html`<input id="${name}" name="${name}" inputmode="numeric" value="${value}" />`
      }
      <span class="quiet">${hint}</span>
    </div>
  `
}

function granted({ accounts, simulated, toolName }: GoogleSite): Html {
  const those = accounts.filter(({ sub }) => simulated.grants.grants.has(sub))
  return html`
    <h2>Who granted ${toolName} access</h2>
    ${those.length === 0 && html`<p class="quiet">Nobody yet.</p>`}
    <ul class="member-list">
      ${those.map(
        (account) => html`
          <li>
            <span
              >${nameOf(account)}<br /><span class="quiet">${scopesOf(simulated, account.sub)}</span></span
            >
            <form class="create" method="post" action="${settingsPath}/grants">
              <input type="hidden" name="sub" value="${account.sub}" />
              <button class="text-button" name="action" value="end-tokens">End tokens</button>
              <button class="text-button" name="action" value="revoke">Revoke</button>
            </form>
          </li>
        `,
      )}
    </ul>
  `
}

const scopesOf = ({ grants }: GoogleSite['simulated'], sub: string): string =>
  [...(grants.grants.get(sub)?.scopes ?? [])].map((scope) => scope.split('/').at(-1)).join(', ')

const told = ({ office, simulated }: GoogleSite): Html => html`
  <h2>Notices</h2>
  <p class="quiet">${simulated.classroom.registrations.size} registrations</p>
  <ol class="deliveries">
    ${office.deliveries.map(
      ({ change: { collection, event, courseId }, status, messageId }) => html`
        <li><code>${messageId}</code> ${collection} ${event} in ${courseId}: ${status ?? 'no answer'}</li>
      `,
    )}
  </ol>
`

function entered({ addOn, simulated, base }: GoogleSite): Html {
  const values = {
    'Client id': simulated.client.clientId,
    'Redirect URI': addOn.redirectUri,
    'Attachment Setup URI': addOn.setupUri,
    'Link Upgrade URI': addOn.linkUpgradeUri,
    'Allowed Attachment URI Prefixes': addOn.allowedPrefixes.join(' '),
    Topic: topicName,
    'Push endpoint': addOn.pushEndpoint,
    'Google is at': base,
  }
  return html`
    <h2>What was entered</h2>
    <dl class="entered">
      ${Object.entries(values).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><code>${value}</code></dd>`,
      )}
    </dl>
  `
}
