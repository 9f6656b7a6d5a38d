import type {
  AppCard,
  AppPage,
  AppSearch,
  CourseLinksResponse,
  EventBatch,
  EventReceipt,
  NudgeCard,
  NudgeResponse,
  PersonalData,
  PersonExport,
  ReviewedWork,
  ReviewPointsRequest,
  ReviewScore,
  SubmittedWork,
  TermsAcceptance,
  PickRequest,
  PickResponse,
  ResourceCard,
  ResourcePage,
  ResourceSearch,
} from '@lectern/api-contracts'
import type { Database, DistrictScope } from '@lectern/database'
import type {
  AppId,
  EmbedSession,
  Launch,
  NamedPerson,
  PersonId,
  ResourceId,
  SessionTokens,
} from '@lectern/launch'
import type { acceptancesOf, currentTerms } from '@lectern/tenancy'
import type { WorkToReview } from '../../joins/reviewed-work.ts'
import type { AskedBy } from '../../joins/forget-person.ts'

/** What a teacher sees before searching. */
export interface FirstPage {
  page: AppPage
  /** Whether there is help to look for as well. */
  help: boolean
}

/** Of this district, and free to be placed. */
export interface PickedContent {
  apps: readonly AppCard[]
  resources: readonly ResourceCard[]
}

/** What the page inside the hosts is built from; compose.ts provides it. */
export interface EmbedSurface {
  database: Database
  /** One-time, in a launch's page. */
  codes: SessionTokens
  /** What a code is redeemed for. */
  bearers: SessionTokens
  searchApps(scope: DistrictScope, search: AppSearch): Promise<AppPage>
  /** What a teacher sees before searching; the same for a whole district until its catalog changes. */
  firstPage(scope: DistrictScope, catalogVersion: string): Promise<FirstPage>
  /** @throws Problem `catalog.app-unknown` */
  getApp(scope: DistrictScope, id: AppId): Promise<AppCard>
  searchResources(scope: DistrictScope, search: ResourceSearch): Promise<ResourcePage>
  /** @throws Problem `resources.not-found` */
  getResource(scope: DistrictScope, id: ResourceId): Promise<ResourceCard>
  /** That apps were opened, and for how long they were used. */
  recordUse(scope: DistrictScope, session: EmbedSession, events: EventBatch['events']): Promise<EventReceipt>
  /** What the host is told of the teacher's choice; the launch that asked is named by the handle. */
  answerPick(
    scope: DistrictScope,
    session: EmbedSession,
    request: Omit<PickRequest, 'appIds' | 'resourceIds'>,
    chosen: PickedContent,
  ): Promise<PickResponse>
  /** Which links in the class of a teacher's page lead to apps that are not approved, where its host can tell. */
  courseLinks(scope: DistrictScope, session: EmbedSession, handle: string): Promise<CourseLinksResponse>
  /** @param followed what a notice led to */
  nextNudge(
    scope: DistrictScope,
    launch: Pick<Launch, 'person' | 'installationId'>,
    followed?: string,
  ): Promise<NudgeCard | null>
  answerNudge(
    scope: DistrictScope,
    session: EmbedSession,
    nudgeId: string,
    response: NudgeResponse['response'],
  ): Promise<void>
  /** A session may outlive a person who was forgotten. */
  isKnownPerson(scope: DistrictScope, personId: PersonId): Promise<boolean>
  /** Null: nothing. */
  heldAbout(scope: DistrictScope, person: NamedPerson): Promise<PersonalData | null>
  exportPerson(scope: DistrictScope, person: NamedPerson): Promise<PersonExport>
  /** @returns whether there was anything to forget */
  forgetPerson(scope: DistrictScope, person: NamedPerson, askedBy: AskedBy): Promise<boolean>
  reviewWork(
    scope: DistrictScope,
    asked: WorkToReview,
  ): Promise<{ work: ReviewedWork | null; timeZone: string }>
  /** @throws Problem also in the platform's own words */
  reviewedScore(session: EmbedSession, handle: string): Promise<ReviewScore>
  /** @throws Problem also in the host's own words */
  givePoints(scope: DistrictScope, session: EmbedSession, given: ReviewPointsRequest): Promise<SubmittedWork>
  currentTerms: typeof currentTerms
  acceptancesOf: typeof acceptancesOf
  /** @throws Problem also in the platform's own words */
  acceptTerms(scope: DistrictScope, session: EmbedSession, accepted: TermsAcceptance): Promise<void>
}
