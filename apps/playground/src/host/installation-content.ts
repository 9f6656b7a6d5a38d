import { html, type Html } from '../pages/html.ts'
import type { PlatformProfile } from '../platform/profile.ts'

/** What an administrator copies into the tool, and what the key may ask for. */
export const installationContent = (
  profile: PlatformProfile,
  deployments: Readonly<Record<string, string>>,
  scopes: readonly string[],
): Html => html`
  <h1>Apps</h1>
  <section class="setting" aria-labelledby="values">
    <h2 id="values">Values for the tool</h2>
    <dl class="facts">
      ${Object.entries({
        Issuer: profile.issuer,
        'Client ID': profile.clientId,
        ...deployments,
        'Authorization endpoint': profile.authorizationEndpoint,
        'Token endpoint': profile.tokenEndpoint,
        'Key set': profile.jwksUri,
      }).map(
        ([term, value]) => html`
          <dt>${term}</dt>
          <dd><code>${value}</code></dd>
        `,
      )}
    </dl>
  </section>
  <section class="setting" aria-labelledby="scopes">
    <h2 id="scopes">Services</h2>
    ${scopes.length === 0 && html`<p class="quiet">None: the tool publishes no keys.</p>`}
    <ul class="plain-links">
      ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
    </ul>
  </section>
`
