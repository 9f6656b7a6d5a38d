import {
  profiles,
  type GuardedFetch,
  type KeySource,
  type LaunchClaims,
  type OpenedState,
  type PlatformConnection,
  type ProfileName,
  type ServiceRegistration,
  type StateKey,
} from '@lectern/lti'
import type { Database, DistrictScope } from '@lectern/database'
import type { AppId, Launch, ResourceId, SessionTokens } from '@lectern/launch'
import type {
  ContextServiceRecorder,
  LtiInstallation,
  Pseudonyms,
  ReceivedRecorder,
  SigningKeyRing,
  WritesBeside,
} from '@lectern/tenancy'
import type { Enqueue } from '@lectern/jobs'
import type { Logger } from '../../http/log.ts'
import type { MigrationRecorder } from '../lti-migration/migrate-launch.ts'
import type { NoticeOfferRecorder } from '../lti-notices/offer-recorder.ts'
import type { BrandColours } from './brand-colours.ts'
import type { CourseHistoryRecorder } from './course-history.ts'
import type { InstallationCache } from './installation-cache.ts'
import type { LaunchPage } from '../embed/launch-page.ts'

/** An installation as the protocol sees it; it rides through verification to the result. */
export type InstalledPlatform = ServiceRegistration & { installation: LtiInstallation }

/** What the LTI surface is built from; compose.ts provides it. */
export interface LtiSurface {
  /** The fixed redirect URI; no other address takes launches. */
  launchUrl: string
  loginPath: string
  publicUrl: string
  /** Platforms on this very machine may register: evaluation and development only. */
  allowLoopback: boolean
  /** Reaches addresses that a platform's visitor names: guarded against forged requests. */
  registrationFetch: GuardedFetch
  database: Database
  keys: KeySource
  /** Signs the state of a login. */
  stateKey: StateKey
  /** Seals what a page may have its platform do later: take what a teacher chooses, tell a score. */
  pickKey: Uint8Array
  /** Opens the secrets that platforms of LTI 1.1 share with us. */
  sealKey: Uint8Array
  /** What comes along from LTI 1.1. */
  migrations: MigrationRecorder
  /** Seals whom to tell of a credit. */
  creditKey: Uint8Array
  /** Sign our answers to platforms. */
  signingKeys: SigningKeyRing
  /** Seals a launch that waits for its browser's proof. */
  handOverKey: Uint8Array
  pseudonyms: Pseudonyms
  codes: SessionTokens
  /** Notes which fields came, by name. */
  received: ReceivedRecorder
  /** Notes where a course's roster and gradebook are. */
  contextServices: ContextServiceRecorder
  /** What a launch leaves to do once its page is sent. */
  beside: WritesBeside
  courseHistories: CourseHistoryRecorder
  /** Subscribes to notices where a launch offers them. */
  noticeOffers: NoticeOfferRecorder
  /** Where platforms send notices: the same for all of them. */
  noticesUrl: string
  enqueue: Enqueue
  /** To the services of a platform, in the name of one deployment. */
  connect(installation: LtiInstallation, deploymentId: string): PlatformConnection
  log: Logger
  now: () => Date
  installations: InstallationCache
  brandColours: BrandColours
  /** Bounds what a flood of refused launches writes. */
  mayRecordRefusal: (installationId: string) => boolean
  /** The linked app, by our id or by `scheme:value`. */
  findApp: (scope: DistrictScope, reference: string) => Promise<AppId | undefined>
  /** The linked help for teachers, unless it was retired. */
  findResource: (scope: DistrictScope, reference: string) => Promise<ResourceId | undefined>
  renderLaunch(
    scope: DistrictScope,
    launch: Launch,
    page: LaunchPage,
  ): Promise<{ html: Buffer; nonce: string }>
}

export const isOwnTarget =
  ({ launchUrl }: Pick<LtiSurface, 'launchUrl'>) =>
  ({ origin }: URL): boolean =>
    origin === new URL(launchUrl).origin

export const asPlatform = (installation: LtiInstallation): InstalledPlatform => ({
  issuer: installation.issuer,
  clientId: installation.clientId,
  authorizationEndpoint: installation.authorizationEndpoint,
  jwksUri: installation.jwksUri,
  tokenEndpoint: installation.tokenEndpoint,
  authorizationServer: installation.authorizationServer ?? undefined,
  profile: profiles[installation.profile as ProfileName] ?? profiles.strict,
  installation,
})

/**
 * Who may frame the page: the platform, by the addresses it signed. Its page often lives elsewhere than its issuer
 * (Canvas, Schoology), so without a return address any https page may: the launch itself is bound to the browser.
 */
export function frameAncestorsOf(
  { presentation, platform }: LaunchClaims,
  { issuer }: Partial<Pick<OpenedState, 'issuer'>>,
): string[] {
  const origins = [presentation.returnUrl, platform.url, issuer].flatMap(originOf)
  return presentation.returnUrl === undefined ? [...origins, 'https:'] : [...new Set(origins)]
}

const originOf = (url: string | undefined): string[] =>
  url !== undefined && /^https?:/.test(url) && URL.canParse(url) ? [new URL(url).origin] : []
