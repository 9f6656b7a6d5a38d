import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import type { ChannelTab } from '../channel-tabs.ts'
import { channelsFor, type Channel, type ClassTeam } from '../../tenant/class-teams.ts'
import type { TeamsSite } from '../../teams-site.ts'
import { teamsOf, type TeamVisit } from '../teams-visit.ts'
import { teamsAddress, type TeamsView } from '../teams-view.ts'
import { tabActions, tabFrame } from './tab-frame.ts'
import { teamsPage } from './teams-page.ts'

/** The classes of a person. */
export function teamsListPage(site: TeamsSite, view: TeamsView): Html {
  const teams = teamsOf(site, view.person)
  return teamsPage({
    site,
    view,
    title: 'Teams',
    active: 'teams',
    content: html`
      <section class="teams-content">
        <h1>Classes</h1>
        ${teams.length === 0 && html`<p class="quiet">${view.person.name} is in no class.</p>`}
        <ul class="teams-cards">
          ${teams.map(
            (team) =>
              html`<li class="tint-${team.course.id}">
                <span class="swatch" aria-hidden="true"></span>
                <a href="${teamsAddress(view, channelPath(team, team.channels[0]!))}">${team.course.title}</a>
                <span class="quiet">${team.course.school}</span>
              </li>`,
          )}
        </ul>
      </section>
    `,
  })
}

export interface ChannelVisit extends TeamVisit {
  site: TeamsSite
  view: TeamsView
  channel: Channel
}

export const channelPath = ({ course }: ClassTeam, { key }: Channel, rest = ''): string =>
  `/teams/${course.id}/${key}${rest}`

/** What the class writes to each other. */
export const postsPage = (visit: ChannelVisit): Html =>
  channelPage(
    visit,
    'Posts',
    html`
      <article class="teams-post">
        <p>${visit.team.course.welcome}</p>
      </article>
      ${visit.team.course.announcements.map(
        ({ title, date, text }) =>
          html`<article class="teams-post">
            <h2>${title}</h2>
            <p class="quiet">${date}</p>
            <p>${text}</p>
          </article>`,
      )}
    `,
  )

/** A tab that the app's configuration page made. */
export function channelTabPage(visit: ChannelVisit, tab: ChannelTab): Html {
  const { site, view, team, role, channel } = visit
  const at = (rest: string) => channelPath(team, channel, `/tabs/${tab.id}${rest}`)
  const panel: Record<string, string> = view.inSidePanel ? {} : { panel: 'side' }
  return channelPage(
    visit,
    tab,
    html`
      ${tabActions(
        view,
        teamsAddress(view, at(''), panel),
        tab.websiteUrl && site.addresses.reached(tab.websiteUrl),
      )}
      ${
        role === 0 &&
        html`<p class="teams-actions">
          <a href="${teamsAddress(view, at('/settings'))}">Settings</a>
          <a href="${teamsAddress(view, at('/remove'))}">Remove</a>
        </p>`
      }
      <div class="${view.inSidePanel ? 'teams-stage side-panel' : 'teams-stage'}">
        <div class="teams-frame">
          ${tabFrame({
            site,
            view,
            name: tab.name,
            contentUrl: tab.contentUrl,
            place: {
              entityId: tab.entityId,
              frameContext: view.inSidePanel ? 'sidePanel' : 'content',
              team,
              role,
              channel,
            },
          })}
        </div>
      </div>
    `,
  )
}

/** The dialog in which the app's configuration page makes a tab, or changes one. */
export function configurationPage(visit: ChannelVisit, tab?: ChannelTab): Html {
  const { site, view, team, role, channel } = visit
  const app = site.catalog.app()
  const back = teamsAddress(view, channelPath(team, channel))
  const { entityId, contentUrl, websiteUrl, removeUrl, name } = tab ?? {}
  return channelPage(
    visit,
    tab ?? 'Add a tab',
    html`
      <section class="teams-dialog" aria-labelledby="dialog-title">
        <h2 id="dialog-title">${app.name}</h2>
        ${
          app.configurationUrl === undefined
            ? html`<p>${app.name} has no tabs for channels.</p>`
            : tabFrame({
                site,
                view,
                name: `${app.name}: settings`,
                contentUrl: app.configurationUrl,
                place: { entityId: entityId ?? '', frameContext: 'settings', team, role, channel },
                saves: {
                  action: teamsAddress(view, channelPath(team, channel, tab ? `/tabs/${tab.id}` : '/tabs')),
                  settings: { entityId, contentUrl, websiteUrl, removeUrl, suggestedDisplayName: name },
                },
              })
        }
        <p class="teams-dialog-buttons">
          <a class="button" href="${back}">Cancel</a>
          <button class="button primary" id="teams-save" type="button" disabled>Save</button>
        </p>
      </section>
    `,
  )
}

/** The dialog in which a tab's own page says what removing it does. */
export function removalPage(visit: ChannelVisit, tab: ChannelTab): Html {
  const { site, view, team, role, channel } = visit
  const at = (rest = '') => teamsAddress(view, channelPath(team, channel, `/tabs/${tab.id}${rest}`))
  const { entityId, name, removeUrl } = tab
  return channelPage(
    visit,
    tab,
    html`
      <section class="teams-dialog" aria-labelledby="dialog-title">
        <h2 id="dialog-title">Remove ${name}</h2>
        ${
          removeUrl === undefined
            ? html`<p>The tab goes from this channel.</p>`
            : tabFrame({
                site,
                view,
                name: `${name}: removal`,
                contentUrl: removeUrl,
                place: { entityId, frameContext: 'remove', team, role, channel },
              })
        }
        <form class="teams-dialog-buttons" id="teams-removal" method="post" action="${at('/remove')}">
          <a class="button" href="${at()}">Cancel</a>
          ${
            removeUrl === undefined
              ? html`<button class="button primary">Remove</button>`
              : html`<button class="button primary" id="teams-remove" type="button" disabled>Remove</button>`
          }
        </form>
      </section>
    `,
  )
}

type ChannelSection = 'Posts' | 'Add a tab' | ChannelTab

function channelPage(visit: ChannelVisit, section: ChannelSection, content: Html): Html {
  const { site, view, team, role, channel } = visit
  const label = typeof section === 'string' ? section : section.name
  const entry = (text: Html | string, rest: string, current: boolean): Html =>
    html`<li>
      <a
        href="${teamsAddress(view, channelPath(team, channel, rest))}"
        ${current && html`aria-current="page"`}
        >${text}</a
      >
    </li>`
  return teamsPage({
    site,
    view,
    title: `${label}: ${channel.name}, ${team.course.title}`,
    active: 'teams',
    content: html`
      <div class="teams-columns">
        <nav class="teams-channels" aria-label="${team.course.title}">
          <h2>${team.course.title}</h2>
          <ul>
            ${channelsFor(team, view.person).map(
              (one) =>
                html`<li>
                  <a
                    href="${teamsAddress(view, channelPath(team, one))}"
                    ${one === channel && html`aria-current="true"`}
                    >${one.name}${one.kind === 'Private' && html` <span class="quiet">private</span>`}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>
        <div class="teams-channel">
          <header class="teams-header">
            <h1>${channel.name}</h1>
            <nav aria-label="Tabs">
              <ul>
                ${entry('Posts', '', section === 'Posts')}
                ${site.tabs.of(channel.id).map((tab) => entry(tab.name, `/tabs/${tab.id}`, tab === section))}
                ${role === 0 && entry(html`${icon('plus')}Add a tab`, '/add', section === 'Add a tab')}
              </ul>
            </nav>
          </header>
          ${content}
        </div>
      </div>
    `,
  })
}
