import type { AppCard } from '@lectern/api-contracts'
import { getApp, type CatalogApp } from '@lectern/catalog'
import type { Database } from '@lectern/database'
import type { AppId, EmbedSession, SessionTokens } from '@lectern/launch'
import { answerNudge, getResource, hasResources, noteAppsOpened, searchResources } from '@lectern/nudges'
import type { UsageRecorder } from '@lectern/telemetry'
import { acceptancesOf, currentTerms, getDistrict, isKnownPerson } from '@lectern/tenancy'
import { cardsWithUse, searchWithUse, type CardWithUse } from './joins/cards-with-use.ts'
import { exportPerson, heldAbout } from './joins/held-about.ts'
import { reviewedWork } from './joins/reviewed-work.ts'
import { resourceCards } from './joins/resource-cards.ts'
import { nextNudgeCard } from './joins/nudge-card.ts'
import { cachedFirstPage } from './surfaces/embed/first-page.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'

interface EmbedParts {
  database: Database
  recorder: UsageRecorder
  codes: SessionTokens
  bearers: SessionTokens
  now: () => Date
  answerPick: EmbedSurface['answerPick']
  reviewedScore: EmbedSurface['reviewedScore']
  givePoints: EmbedSurface['givePoints']
  acceptTerms: EmbedSurface['acceptTerms']
  courseLinks: EmbedSurface['courseLinks']
  forgetPerson: EmbedSurface['forgetPerson']
  /** A student has opened the app of a launch that gives credit for it. */
  earnCredit: (session: EmbedSession) => Promise<unknown>
}

/** What fills a screen; more comes when somebody asks for it. */
const firstPageSize = 12

export function composeEmbed({
  database,
  recorder,
  codes,
  bearers,
  now,
  answerPick,
  reviewedScore,
  givePoints,
  acceptTerms,
  courseLinks,
  forgetPerson,
  earnCredit,
}: EmbedParts): EmbedSurface {
  const search: EmbedSurface['searchApps'] = async (scope, wanted) => {
    const page = await searchWithUse(scope, wanted, now(), { visibility: 'teacher' })
    return { ...page, apps: page.apps.map(forTeachers) }
  }
  return {
    database,
    codes,
    bearers,
    searchApps: search,
    firstPage: cachedFirstPage(async (scope) => ({
      page: await search(scope, { q: '', sort: 'relevance', limit: firstPageSize, offset: 0 }),
      help: await hasResources(scope),
    })),
    getApp: async (scope, id) =>
      forTeachers((await cardsWithUse(scope, [await getApp(scope, id)], now()))[0]!),
    async searchResources(scope, wanted) {
      const { resources, total } = await searchResources(scope, wanted)
      return { resources: await resourceCards(scope, resources), total }
    },
    getResource: async (scope, id) => (await resourceCards(scope, [await getResource(scope, id)]))[0]!,
    async recordUse(scope, session, events) {
      if (session.isTestUser) return { accepted: events.length, duplicates: 0 }
      const receipt = await recorder.record(
        scope,
        events.map((event) => ({
          ...event,
          appId: event.appId as AppId, // the route has found each of them in this district
          occurredAt: new Date(event.occurredAt),
          personId: session.personId,
          role: session.role,
          installationId: session.installationId,
          contextId: session.contextId ?? null,
        })),
      )
      const opened = events.flatMap(({ kind, appId }) => (kind === 'app-opened' ? [appId as AppId] : []))
      if (opened.length > 0 && session.role === 'teacher')
        await noteAppsOpened(scope, session.personId, opened, now())
      // After the event is durable and before the page is told: one that hears of a failure sends it again.
      if (session.earnsCredit && opened.some((appId) => appId === session.appId)) await earnCredit(session)
      return receipt
    },
    answerPick,
    courseLinks,
    isKnownPerson,
    heldAbout,
    exportPerson: (scope, person) => exportPerson(scope, person, now()),
    forgetPerson,
    reviewWork: async (scope, asked) => {
      const [work, { timeZone }] = await Promise.all([reviewedWork(scope, asked), getDistrict(scope)])
      return { work, timeZone }
    },
    reviewedScore,
    givePoints,
    currentTerms,
    acceptancesOf,
    acceptTerms,
    nextNudge: (scope, { person, installationId }, followed) =>
      nextNudgeCard(scope, { personId: person.id, installationId, followed }, now()),
    answerNudge: (scope, session, nudgeId, response) => answerNudge(scope, session, nudgeId, response, now()),
  }
}

/** What only the console shows stays there. */
const forTeachers = ({ externalIds: _ids, updatedAt: _changed, ...card }: CardWithUse<CatalogApp>): AppCard =>
  card
