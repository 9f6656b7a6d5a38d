import { getApp } from '@lectern/catalog'
import type { Database } from '@lectern/database'
import type { AppId, SessionTokens } from '@lectern/launch'
import { answerNudge, noteAppsOpened } from '@lectern/nudges'
import type { UsageRecorder } from '@lectern/telemetry'
import { cardsWithUse, searchWithUse } from './joins/cards-with-use.ts'
import { nextNudgeCard } from './joins/nudge-card.ts'
import { cachedFirstPage } from './surfaces/embed/first-page.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'

interface EmbedParts {
  database: Database
  recorder: UsageRecorder
  codes: SessionTokens
  bearers: SessionTokens
  now: () => Date
}

export function composeEmbed({ database, recorder, codes, bearers, now }: EmbedParts): EmbedSurface {
  const search: EmbedSurface['searchApps'] = (scope, wanted) =>
    searchWithUse(scope, wanted, now(), { visibility: 'teacher' })
  return {
    database,
    codes,
    bearers,
    searchApps: search,
    firstPage: cachedFirstPage((scope) => search(scope, { q: '', sort: 'relevance', limit: 24, offset: 0 })),
    getApp: async (scope, id) => (await cardsWithUse(scope, [await getApp(scope, id)], now()))[0]!,
    async recordOpens(scope, session, events) {
      if (session.isTestUser) return { accepted: events.length, duplicates: 0 }
      const receipt = await recorder.record(
        scope,
        events.map(({ id, kind, appId, occurredAt }) => ({
          id,
          kind,
          appId: appId as AppId, // the route has found each of them in this district
          occurredAt: new Date(occurredAt),
          personId: session.personId,
          role: session.role,
          installationId: session.installationId,
          contextId: session.contextId ?? null,
        })),
      )
      const opened = events.map(({ appId }) => appId as AppId)
      if (session.role === 'teacher') await noteAppsOpened(scope, session.personId, opened, now())
      return receipt
    },
    nextNudge: (scope, personId) => nextNudgeCard(scope, personId, now()),
    answerNudge: (scope, personId, nudgeId, response) =>
      answerNudge(scope, personId, nudgeId, response, now()),
  }
}
