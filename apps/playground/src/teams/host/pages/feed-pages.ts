import type { FeedEntry } from '@lectern/teams/testing'
import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import { simulatedAddress } from '../../microsoft/microsoft-addresses.ts'
import type { TeamsSite } from '../../teams-site.ts'
import { teamsOf } from '../teams-visit.ts'
import { teamsAddress, type TeamsView } from '../teams-view.ts'
import { teamsPage } from './teams-page.ts'

/** The activity feed: what the app sent through Graph, the newest first. */
export function activityPage(site: TeamsSite, view: TeamsView): Html {
  const entries = site.teamwork.feed.filter(({ personId }) => personId === view.person.oid).toReversed()
  return teamsPage({
    site,
    view,
    title: 'Activity',
    active: 'activity',
    content: html`
      <section class="teams-content">
        <h1>Activity</h1>
        ${entries.length === 0 && html`<p class="quiet">Nothing has happened yet.</p>`}
        <ul class="teams-feed">
          ${entries.map(
            (entry) =>
              html`<li>
                ${icon('tree')}
                <div>
                  <a href="${linkOf(site, view, entry)}">${entry.words}</a>
                  <p>${entry.preview}</p>
                  <p class="quiet">${site.catalog.app().name}</p>
                </div>
              </li>`,
          )}
        </ul>
      </section>
    `,
  })
}

/** A topic in words brings a deep link; a topic that is the app leads to its first tab. */
function linkOf(site: TeamsSite, view: TeamsView, { topic }: FeedEntry): string {
  const { webUrl } = topic
  const [first] = site.catalog.app().personalTabs
  if (typeof webUrl !== 'string') return teamsAddress(view, `/apps/${first?.entityId ?? ''}`)
  const url = new URL(webUrl)
  url.searchParams.set('as', view.person.id)
  url.searchParams.set('theme', view.theme)
  return simulatedAddress(url.href)
}

/** What was handed out in the classes of a person; drafts are for those who teach. */
export function assignmentsPage(site: TeamsSite, view: TeamsView): Html {
  const teaches = view.person.role === 'teacher'
  const teams = teamsOf(site, view.person)
  const shown = site.education.assignments.filter(
    ({ classId, status }) =>
      teams.some(({ groupId }) => groupId === classId) && (teaches || status === 'assigned'),
  )
  const titleOf = (classId: string) => teams.find(({ groupId }) => groupId === classId)?.course.title
  return teamsPage({
    site,
    view,
    title: 'Assignments',
    active: 'assignments',
    content: html`
      <section class="teams-content">
        <h1>Assignments</h1>
        ${shown.length === 0 && html`<p class="quiet">Nothing is assigned.</p>`}
        <ul class="teams-feed">
          ${shown.map(
            ({ displayName, classId, status, instructions, resources }) =>
              html`<li>
                ${icon('assignment')}
                <div>
                  <h2>${displayName}</h2>
                  <p class="quiet">${titleOf(classId)}${status === 'draft' && ' · draft'}</p>
                  ${instructions && html`<p>${instructions.replace(/<[^>]*>/g, '')}</p>`}
                  <ul>
                    ${resources.map(({ resource }) => resourceItem(site, view, resource))}
                  </ul>
                </div>
              </li>`,
          )}
        </ul>
      </section>
    `,
  })
}

function resourceItem(site: TeamsSite, view: TeamsView, resource: Record<string, unknown>): Html {
  const text = (name: string): string | undefined =>
    typeof resource[name] === 'string' ? resource[name] : undefined
  const address = text('link') ?? text('webUrl') ?? ''
  return html`<li>
    <a href="${resourceLink(site, view, address)}">${text('displayName') ?? address}</a>
  </li>`
}

/** Links into Teams stay here; the tool is reached at its address on this machine. */
function resourceLink({ addresses }: TeamsSite, { person }: TeamsView, address: string): string {
  if (!URL.canParse(address) || !/^https?:/.test(address)) return '#'
  if (!address.startsWith('https://teams.microsoft.com/')) return addresses.reached(address)
  const url = new URL(address)
  url.searchParams.set('as', person.id)
  return simulatedAddress(url.href)
}
