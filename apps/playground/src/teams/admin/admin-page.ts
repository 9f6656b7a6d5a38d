import type { Upload } from '@lectern/teams/testing'
import { htmlDocument } from '../../pages/html-document.ts'
import { html, type Html, type HtmlValue } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { teamsRoot } from '../host/teams-view.ts'
import { registeredPermissions } from '../microsoft/registered-permissions.ts'
import type { TeamsSite } from '../teams-site.ts'
import { adminRoot } from './admin-root.ts'
import { switchesForm } from './switches-form.ts'
import { tenantActions } from './tenant-actions.ts'

/** Behind the scenes: the registration, the app package, consent, what the tool did, and what may go wrong. */
export const adminPage = (site: TeamsSite, upload?: Upload): Html =>
  htmlDocument({
    title: 'Admin center — Simulated Microsoft · playground',
    bodyClass: 'host microsoft-admin',
    scripts: ['teams-upload.js'],
    body: html`
      <a class="skip" href="#content">Skip to content</a>
      <header class="host-bar">
        <a class="host-mark" href="${teamsRoot}/">${icon('tree')}Simulated Microsoft · playground</a>
      </header>
      <div class="host-columns">
        <main id="content" tabindex="-1">
          <h1>Admin center of ${site.tenant.name}</h1>
          ${registration(site)} ${appPackage(site, upload)} ${consent(site)} ${switchesForm(site.switches)}
          ${tenantActions(site)} ${whatTheToolDid(site)}
        </main>
      </div>
    `,
  })

const section = (key: string, title: string, content: HtmlValue): Html => html`
  <section class="setting" aria-labelledby="${key}">
    <h2 id="${key}">${title}</h2>
    ${content}
  </section>
`

const registration = ({ base, registration: app, tenant, entra }: TeamsSite): Html =>
  section(
    'registration',
    'App registration',
    html`
      <dl class="facts">
        ${Object.entries({
          'Application (client) ID': app.clientId,
          'Client secret': app.clientSecret,
          'Directory (tenant) ID': tenant.id,
          'Application ID URI': `api://${app.host}/${app.clientId}`,
          'Redirect URIs': entra.redirectUris.join(', '),
          'Microsoft is answered at': base,
        }).map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd><code>${value}</code></dd>`,
        )}
      </dl>
    `,
  )

const appPackage = ({ catalog }: TeamsSite, upload: Upload | undefined): Html => {
  const { name, version, manifestId, activityTypes } = catalog.app()
  return section(
    'app',
    'Manage apps',
    html`
      ${
        upload &&
        html`<div role="status">
          ${
            upload.outcome === 'admitted'
              ? html`<p>
                  <strong>${upload.manifest.name.short} ${upload.manifest.version}</strong> was uploaded.
                </p>`
              : html`<p><strong>${upload.code}</strong></p>
                  <ul>
                    ${upload.reasons.map((reason) => html`<li>${reason}</li>`)}
                  </ul>`
          }
        </div>`
      }
      <p>
        ${name} ${version}, <code>${manifestId}</code>; in the catalog <code>${catalog.catalogId}</code>.
        Kinds of notices:
        ${activityTypes.map(({ type }) => type).join(', ') || 'none until a package is uploaded'}. Teachers
        have it by a set-up policy.
      </p>
      ${
        catalog.offersPackage &&
        html`<form method="post" action="${adminRoot}/app">
          <button class="button primary">Upload what the tool offers</button>
        </form>`
      }
      <form class="fields" id="upload" data-action="${adminRoot}/app">
        <label for="package">An app package from this computer</label>
        <input id="package" type="file" accept=".zip" required />
        <button class="button">Upload this file</button>
      </form>
    `,
  )
}

const consent = ({ entra, tenant }: TeamsSite): Html => {
  const granted = entra.consents.roles(tenant.id)
  return section(
    'consent',
    'Permissions',
    html`
      <p>
        ${
          entra.consents.isAdmitted(tenant.id)
            ? `The app is admitted in ${tenant.name}.`
            : `Nobody has admitted the app in ${tenant.name}: the tool gets no token and its tab neither.`
        }
      </p>
      <ul>
        ${registeredPermissions.roles.map(
          (role) =>
            html`<li><code>${role}</code>: ${granted.includes(role) ? 'granted' : 'not granted'}</li>`,
        )}
      </ul>
      <form class="admin-actions" method="post" action="${adminRoot}/consent">
        <button class="button" name="consent" value="grant">Grant admin consent</button>
        <button class="button" name="consent" value="revoke">Remove the app from the tenant</button>
      </form>
    `,
  )
}

const whatTheToolDid = ({ graph, teamwork }: TeamsSite): Html =>
  section(
    'graph',
    'What the tool asked of Graph',
    html`
      <ol class="requests">
        ${graph.requests
          .slice(-20)
          .toReversed()
          .map(({ method, path }) => html`<li><code>${method} ${path}</code></li>`)}
      </ol>
      ${graph.requests.length === 0 && html`<p class="quiet">Nothing yet.</p>`}
      <p>
        Notices in feeds: ${teamwork.feed.length}, refused: ${teamwork.refused.length}. Subscriptions:
        ${graph.subscriptions.size}, notices to be sent again: ${graph.undelivered.length}.
      </p>
    `,
  )
