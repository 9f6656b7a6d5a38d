import { htmlDocument } from '../../../pages/html-document.ts'
import { html, type Html } from '../../../pages/html.ts'
import { icon, type IconName } from '../../../pages/icons.ts'
import type { TeamsSite } from '../../teams-site.ts'
import { initials, teamsPeople } from '../../tenant/teams-people.ts'
import { teamsAddress, teamsRoot, teamsThemes, type TeamsView } from '../teams-view.ts'

type RailEntry = 'activity' | 'teams' | 'assignments' | 'app'

export interface TeamsPage {
  site: TeamsSite
  view: TeamsView
  title: string
  active: RailEntry
  content: Html
}

/** Teams around a page: the strip that says what this is, and the rail at the left. */
export const teamsPage = ({ site, view, title, active, content }: TeamsPage): Html =>
  htmlDocument({
    title: `${title} — Simulated Teams · playground`,
    bodyClass: `teams theme-${view.theme}`,
    scripts: ['teams-host.js'],
    body: html`
      <a class="skip" href="#content">Skip to content</a>
      ${strip(view)}
      <div class="teams-shell">
        ${rail(site, view, active)}
        <main id="content" tabindex="-1">${content}</main>
      </div>
    `,
  })

const strip = (view: TeamsView): Html => html`
  <aside class="strip" aria-label="Playground">
    <p>
      <span><strong>Simulated Microsoft Teams</strong> · playground</span>
      <a href="/microsoft/admin">Admin center and what may go wrong</a>
    </p>
    <div class="teams-controls">
      <div class="teams-themes" role="group" aria-label="Theme">
        ${teamsThemes.map(
          (theme) =>
            html`<button
              type="button"
              class="text-button"
              data-theme="${theme}"
              aria-pressed="${String(theme === view.theme)}"
            >
              ${themeWords[theme]}
            </button>`,
        )}
      </div>
      <details class="teams-switcher">
        <summary>You are <strong>${view.person.name}</strong></summary>
        <ul>
          ${teamsPeople.map(
            (person) =>
              html`<li>
                <a
                  href="${teamsAddress({ ...view, person }, view.path)}"
                  ${person === view.person && html`aria-current="true"`}
                  >${person.name}, ${person.role}</a
                >
              </li>`,
          )}
          <li><a href="${teamsRoot}/">Everybody, with a word on each</a></li>
        </ul>
      </details>
    </div>
  </aside>
`

const themeWords = { default: 'Light', dark: 'Dark', contrast: 'High contrast' }

function rail(site: TeamsSite, view: TeamsView, active: RailEntry): Html {
  const { catalog, teamwork } = site
  const app = catalog.app()
  const unread = teamwork.feed.filter(({ personId }) => personId === view.person.oid).length
  const entry = (key: RailEntry, name: IconName, label: Html | string, path: string): Html => html`
    <li>
      <a href="${teamsAddress(view, path)}" ${key === active && html`aria-current="page"`}
        >${icon(name)}<span>${label}</span></a
      >
    </li>
  `
  return html`
    <nav class="teams-rail" aria-label="Teams">
      <ul>
        ${entry(
          'activity',
          'announcement',
          html`Activity${unread > 0 && html` <span class="teams-count">${unread}</span>`}`,
          '/activity',
        )}
        ${entry('teams', 'courses', 'Teams', '/teams')}
        ${entry('assignments', 'assignment', 'Assignments', '/assignments')}
        ${entry('app', 'tree', app.name, `/apps/${app.personalTabs[0]?.entityId ?? ''}`)}
      </ul>
      <span class="avatar" aria-hidden="true">${initials(view.person)}</span>
    </nav>
  `
}
