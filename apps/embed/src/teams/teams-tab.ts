import type { app, authentication, pages } from '@microsoft/teams-js'
import { askForPage, type Shown } from './ask-for-page.ts'
import { meetHost, reasonOf, within, type Meeting } from './meet-host.ts'
import { sharedLink } from './shared-link.ts'
import type { TabSettings } from './tab-settings.ts'

/** What we use of TeamsJS. */
export interface Teams {
  app: typeof app
  authentication: typeof authentication
  pages: typeof pages
}

interface TabSettingsToSave {
  entityId: string
  contentUrl: string
  websiteUrl: string
  removeUrl: string
  suggestedDisplayName: string
}

/** A tab and the Teams around it. */
export interface TeamsTab {
  words: TabSettings['words']
  /** The first launch, under way since before the page was there. */
  first: Promise<Shown>
  launch: (more?: { group?: string; afterConsent?: boolean; claims?: string }) => Promise<Shown>
  /**
   * Proves anew who is there; Teams keeps it, we do not.
   * @param claims what a policy of the tenant wants to see in it, this time and from now on
   */
  token: (claims?: string) => Promise<string>
  /** A window of Microsoft's; Entra shows itself in no frame. */
  ask: (address: string) => Promise<'agreed' | 'declined' | 'blocked'>
  /** Teams' own waiting picture goes. */
  ready: () => void
  /** @param back whether there was anything to go back from */
  onBack: (back: () => boolean) => void
  /** Teams' own Save button keeps what `settings` gives. */
  onSave: (settings: () => Promise<TabSettingsToSave>) => void
  /** Teams offers a link to an app; `isAlone`: to what this page was opened for. */
  share: (app: { id: string; name: string }, isAlone: boolean) => void
}

/** A person looks at Teams' own windows for a while, but not at nothing. */
const tokenPatienceMilliseconds = 30_000

export function teamsTab(teams: Teams, { hosts, words }: TabSettings): TeamsTab {
  const { app: host, authentication, pages } = teams
  let meeting: Promise<Meeting> | undefined
  let meetWell: (context: app.Context) => void
  /** Settles once Teams has answered, however late. */
  const around = new Promise<app.Context>((resolve) => void (meetWell = resolve))

  /** Whoever tries again meets anew: TeamsJS still waits for the answer to its first question. */
  async function meet(): Promise<Meeting> {
    meeting ??= meetHost(teams, hosts)
    const met = await meeting
    if ('context' in met) meetWell(met.context)
    else meeting = undefined
    return met
  }

  let wanted: string | undefined
  const token: TeamsTab['token'] = (claims = wanted) => {
    // A token that Teams has kept since before the person showed it does not have it.
    wanted = claims
    const parameters = claims === undefined ? undefined : { claims: [claims] }
    return within(tokenPatienceMilliseconds, () => authentication.getAuthToken(parameters))
  }

  const launch: TeamsTab['launch'] = async ({ claims, ...more } = {}) => {
    const met = await meet()
    const asked = { address: location.pathname + location.search, context: contextOf(met), ...more }
    if ('failure' in met) return askForPage({ ...asked, failure: met.failure }, undefined)
    try {
      return await askForPage(asked, await token(claims))
    } catch (error) {
      return askForPage({ ...asked, failure: { kind: 'token', reason: reasonOf(error) } }, undefined)
    }
  }

  return {
    words,
    first: launch(),
    launch,
    token,
    async ask(url) {
      try {
        await authentication.authenticate({ url, width: 520, height: 680 })
        return 'agreed'
      } catch (error) {
        return reasonOf(error) === 'FailedToOpenWindow' ? 'blocked' : 'declined'
      }
    },
    ready: () => void around.then(() => host.notifySuccess()),
    onBack: (back) =>
      void around.then(() => {
        if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(back)
      }),
    onSave: (settings) =>
      void around.then(() => {
        if (!pages.config.isSupported()) return
        pages.config.registerOnSaveHandler((save) => {
          settings()
            .then((wanted) => pages.config.setConfig(wanted))
            .then(
              () => save.notifySuccess(),
              (error: unknown) => save.notifyFailure(reasonOf(error)),
            )
        })
        pages.config.setValidityState(true)
      }),
    share: (app, isAlone) =>
      void around.then(({ page }) => {
        const opened = isAlone ? { subPageId: page.subPageId } : undefined
        pages.shareDeepLink(sharedLink(app, new URL(location.href), opened))
      }),
  }
}

/** As plain data: what TeamsJS gives is hints, and the server reads them as such. */
const contextOf = (met: Meeting): Record<string, unknown> | null =>
  'context' in met ? { ...met.context } : null
