import type { RequestHandler } from 'express'
import { teamsLaunchRequest, type TeamsLaunchResponse } from '@lectern/api-contracts'
import { renderInTeams } from '@lectern/embed/render'
import { localeOf } from '@lectern/launch'
import { verifyTabToken } from '@lectern/teams'
import { refuseRemoved } from '@lectern/tenancy'
import { parseRequest } from '../../http/problem-response.ts'
import { admitTab } from './admit-tab.ts'
import { hostFailure } from './host-failure.ts'
import { launchDeadline } from './launch-deadline.ts'
import { openTab, type OpenedTab } from './opened-tab.ts'
import { personGraph } from './person-graph.ts'
import { refuseTab, type RefusedTab } from './refuse-tab.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** `POST /api/v1/teams/launch`: the tab has a token, or says why it has none. */
export const launchTab =
  (surface: TeamsSurface): RequestHandler =>
  async (req, res) => {
    const refused: RefusedTab = { req, res }
    try {
      const asked = parseRequest(teamsLaunchRequest, req.body)
      refused.asked = asked
      const opened = await openTab(surface, asked.address, asked)
      refused.opened = opened
      if (asked.failure) throw hostFailure(asked.failure)
      const person = await verifiedPerson(surface, opened, req.headers.authorization)
      refused.installation = person.installation
      const { afterConsent } = asked
      const deadline = launchDeadline(surface, { afterConsent })
      const graph = await personGraph(surface, person.installation, person.assertion, 'launch', {
        afterConsent,
        deadline,
      })
      const locale = localeOf(opened.hints.locale ?? req.headers['accept-language'])
      const proven = { ...person, graph, deadline, mayPlace: true }
      const { scope, launch, page } = await admitTab(surface, opened, proven, locale)
      const model = await surface.modelOfLaunch(scope, launch, page)
      const answer: TeamsLaunchResponse = { model, markup: renderInTeams(model) }
      res.set('cache-control', 'no-store').json(answer)
    } catch (error) {
      await refuseTab(surface, error, refused)
    }
  }

/** The tenant is proved before it is looked for among those that share the app. */
export const verifiedPerson = (
  { database, host, keys, now }: Pick<TeamsSurface, 'database' | 'host' | 'keys' | 'now'>,
  { clientId, installations }: Pick<OpenedTab, 'clientId' | 'installations'>,
  authorization: string | undefined,
) =>
  verifyTabToken(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1], {
    app: { clientId, host },
    keys,
    now: now(),
    findInstallation: async (tenantId) => {
      const found = installations.find((one) => one.tenantId === tenantId)
      // Of several tenants that share the app one may have left.
      if (!found) await refuseRemoved(database, { surface: 'teams', clientId, customer: tenantId })
      return found
    },
  })
