import { html, type Html } from '../../../pages/html.ts'
import type { TeamsApp } from '../../app/teams-app.ts'
import type { TeamsSite } from '../../teams-site.ts'
import { teamsAddress, type TeamsView } from '../teams-view.ts'
import { tabActions, tabFrame } from './tab-frame.ts'
import { teamsPage } from './teams-page.ts'

type PersonalTab = TeamsApp['personalTabs'][number]

/** The personal app: its tabs in Teams' own header, the page below. */
export function appPage(site: TeamsSite, view: TeamsView, tab: PersonalTab): Html {
  const app = site.catalog.app()
  const path = (entityId: string) => `/apps/${encodeURIComponent(entityId)}`
  const panel: Record<string, string> = view.inSidePanel ? {} : { panel: 'side' }
  return teamsPage({
    site,
    view,
    title: app.name,
    active: 'app',
    content: html`
      <header class="teams-header">
        <h1>${app.name}</h1>
        <nav aria-label="${app.name}">
          <ul>
            ${app.personalTabs.map(
              ({ entityId, name }) =>
                html`<li>
                  <a
                    href="${teamsAddress(view, path(entityId))}"
                    ${entityId === tab.entityId && html`aria-current="page"`}
                    >${name}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>
        ${tabActions(
          view,
          teamsAddress(view, path(tab.entityId), panel),
          tab.websiteUrl && site.addresses.reached(tab.websiteUrl),
        )}
      </header>
      <div class="${view.inSidePanel ? 'teams-stage side-panel' : 'teams-stage'}">
        ${view.inSidePanel && html`<p class="teams-beside quiet">A meeting or a chat would be here.</p>`}
        <div class="teams-frame">
          ${tabFrame({
            site,
            view,
            name: `${app.name}: ${tab.name}`,
            contentUrl: tab.contentUrl,
            place: {
              entityId: tab.entityId,
              frameContext: view.inSidePanel ? 'sidePanel' : 'content',
            },
          })}
        </div>
      </div>
    `,
  })
}

/** Whoever does not have the app adds it first. */
export const addAppPage = (site: TeamsSite, view: TeamsView): Html => {
  const { name } = site.catalog.app()
  return teamsPage({
    site,
    view,
    title: name,
    active: 'app',
    content: html`
      <section class="teams-content">
        <h1>${name}</h1>
        <p>Built for your org. ${view.person.name} does not have it yet.</p>
        <form method="post" action="${teamsAddress(view, '/apps')}">
          <button class="button primary">Add</button>
        </form>
      </section>
    `,
  })
}
