import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import { mayOpen } from '../../app/tool-addresses.ts'
import type { TeamsSite } from '../../teams-site.ts'
import { filledAddress, teamsContext, type TabPlace } from '../teams-context.ts'
import { teamsRoot, type TeamsView } from '../teams-view.ts'

interface TabFrame {
  site: TeamsSite
  view: TeamsView
  name: string
  /** As the manifest or the configuration page has it: public, with placeholders. */
  contentUrl: string
  place: TabPlace
  /** Where a configuration page's settings go, and what they are so far. */
  saves?: { action: string; settings: object }
}

/** What a tab may do in Teams in a browser (Teams "Request device permissions"); it may not lead the window elsewhere. */
const sandbox =
  'allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads'

/** A page of the app in its frame, with everything that the host's script answers it. */
export function tabFrame({ site, view, name, contentUrl, place, saves }: TabFrame): Html {
  const { addresses, catalog, switches } = site
  const app = catalog.app()
  if (!mayOpen(app, contentUrl))
    return html`<p class="teams-failure" role="alert">
      Teams does not open ${contentUrl}: its host is not among the validDomains of ${app.name}.
    </p>`
  const context = teamsContext(site, view, place)
  const data = {
    frameContext: place.frameContext,
    context,
    origins: [addresses.origin],
    answers: switches.hostAnswers,
    popupsBlocked: switches.popupsBlocked,
    tokenUrl: `${teamsRoot}/api/tab-token?as=${view.person.id}`,
    root: teamsRoot,
    manifestId: app.manifestId,
    own: addresses.own,
    saves,
  }
  return html`
    <div class="teams-alerts" aria-live="polite"></div>
    <iframe
      id="tab"
      class="teams-tab"
      title="${name}"
      src="${addresses.reached(filledAddress(contentUrl, context))}"
      sandbox="${sandbox}"
      allow="clipboard-write *; fullscreen *"
      data-teams="${JSON.stringify(data)}"
    ></iframe>
    <details class="teams-log">
      <summary>What the tab and Teams said to each other</summary>
      <ol id="teams-log"></ol>
    </details>
  `
}

/** Above a tab: back, the narrow panel, and the same outside Teams. */
export const tabActions = (view: TeamsView, panelHref: string, websiteUrl: string | undefined): Html => html`
  <p class="teams-actions">
    <button type="button" class="text-button" id="teams-back">Back</button>
    <button type="button" class="text-button" id="teams-enter">Go into the tab</button>
    <a href="${panelHref}">${view.inSidePanel ? 'Full width' : 'Side panel'}</a>
    ${
      websiteUrl !== undefined &&
      html`<a href="${websiteUrl}" target="_blank" rel="noopener">${icon('window')}Open in browser</a>`
    }
  </p>
`
