import type { Person } from '../../district/person.ts'
import { hostAddress } from '../../host/addresses.ts'
import { html, type Html } from '../../pages/html.ts'
import { moodleEndpoints } from '../moodle-profile.ts'
import type { ToolType } from '../tool-types.ts'

interface ToolsView {
  url: string
  types: readonly ToolType[]
  person: Person
}

/** “Manage tools”: where a tool is registered by its link, and activated. */
export const toolsContent = ({ url, types, person }: ToolsView): Html => html`
  <h1>Manage tools</h1>
  <section class="setting" aria-labelledby="add">
    <h2 id="add">Add tool</h2>
    <p>Paste the registration link of the tool; it stands where the tool’s own console adds a platform.</p>
    <form class="fields" method="post" action="${hostAddress({ key: 'moodle' }, '/admin/register', person)}">
      <label for="registration-url">Tool URL</label>
      <input id="registration-url" name="url" type="url" required placeholder="https://" />
      <button type="submit" class="button primary">Add LTI Advantage</button>
    </form>
  </section>
  <section class="setting" aria-labelledby="tools">
    <h2 id="tools">Tools</h2>
    ${types.length === 0 && html`<p class="quiet">No tool has registered itself yet.</p>`}
    <ul class="tool-types">
      ${types.map((type) => toolType(url, type, person))}
    </ul>
  </section>
`

const toolType = (url: string, type: ToolType, person: Person): Html => {
  const { tool } = type.platform
  const action = (rest: string): string =>
    hostAddress({ key: 'moodle' }, `/admin/tools/${type.id}${rest}`, person)
  return html`
    <li class="tool-type">
      <h3>${tool.name} <span class="status">${type.active ? 'Active' : 'Pending'}</span></h3>
      <p>${type.registration.description}</p>
      <div class="module-actions">
        ${
          !type.active &&
          html`<form method="post" action="${action('/activate')}">
            <button type="submit" class="button primary" aria-label="Activate ${tool.name}">Activate</button>
          </form>`
        }
        <form method="post" action="${action('/delete')}">
          <button type="submit" class="button" aria-label="Delete ${tool.name}">Delete</button>
        </form>
      </div>
      <details>
        <summary>View configuration details</summary>
        <dl class="facts">
          ${Object.entries(factsOf(url, type)).map(
            ([term, value]) => html`
              <dt>${term}</dt>
              <dd><code>${value}</code></dd>
            `,
          )}
        </dl>
      </details>
    </li>
  `
}

function factsOf(url: string, { id, platform, registration }: ToolType): Record<string, string> {
  const endpoints = moodleEndpoints(url)
  return {
    'Platform ID': endpoints.issuer,
    'Client ID': platform.profile.clientId,
    'Deployment ID': id,
    'Public keyset URL': endpoints.jwksUri,
    'Access token URL': endpoints.tokenEndpoint,
    'Authentication request URL': endpoints.authorizationEndpoint,
    'Tells about people': registration.claims.join(' ') || '–',
    'Services granted': registration.scopes.join(' ') || '–',
  }
}
