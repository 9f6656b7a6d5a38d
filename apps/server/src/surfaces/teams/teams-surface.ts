import type { EmbedModel } from '@lectern/api-contracts'
import type { Database, DistrictScope } from '@lectern/database'
import type { EmbedAssets } from '@lectern/embed/render'
import type { Enqueue } from '@lectern/jobs'
import type { Launch } from '@lectern/launch'
import type {
  EntraFetch,
  EntraTokens,
  GraphCaller,
  GraphConnection,
  WaitingLimit,
  KeySource,
} from '@lectern/teams'
import type { Pseudonyms, TeamsInstallation, WritesBeside } from '@lectern/tenancy'
import type { Logger } from '../../http/log.ts'
import type { SecretKeys } from '../../secret-keys.ts'
import type { LaunchPage } from '../embed/launch-page.ts'
import type { SendPace } from '../teams-notifications/send-pace.ts'

/** What the tab in Microsoft Teams is built from; compose.ts provides it. */
export interface TeamsSurface {
  publicUrl: string
  /** Of our own address: part of the app's name in Entra. */
  host: string
  /** Registered with the app in Entra. */
  redirectUri: string
  /** The same, for an administrator's consent. */
  consentUri: string
  database: Database
  pseudonyms: Pseudonyms
  secrets: SecretKeys
  keys: KeySource
  fetch: EntraFetch
  /** An address of Microsoft's that a browser is sent to. */
  browserAddress: (url: URL) => string
  /** Of one app registration in one tenant: it keeps tokens, and the patience that Entra asks for. */
  tokensOf: (installation: TeamsApp) => EntraTokens
  connect: (caller: GraphCaller, limit?: WaitingLimit) => GraphConnection
  /** How notices to people go out: Graph asks for patience with them that nobody in front of a tab has to have. */
  notices: { connect: TeamsSurface['connect']; pace: SendPace }
  /** Who may frame our pages. */
  frameAncestors: readonly string[]
  /** Hosts that TeamsJS does not know by itself. */
  otherHosts: readonly string[]
  assets: EmbedAssets
  /** Bounds what a flood of refused launches writes. */
  mayRecordRefusal: (installationId: string) => boolean
  /** What a launch leaves to do once its page is sent. */
  beside: WritesBeside
  enqueue: Enqueue
  log: Logger
  now: () => Date
  modelOfLaunch(scope: DistrictScope, launch: Launch, page: LaunchPage): Promise<EmbedModel>
  renderLaunch(
    scope: DistrictScope,
    launch: Launch,
    page: LaunchPage,
  ): Promise<{ html: Buffer; nonce: string }>
}

export type TeamsApp = Pick<TeamsInstallation, 'clientId' | 'tenantId'>

/**
 * Of a person as their tenant knows them: the same in tabs, class lists and the directory. The issuer of the tenant is
 * part of every pseudonym, so it never changes.
 */
export const subjectHashOf = (
  { pseudonyms }: Pick<TeamsSurface, 'pseudonyms'>,
  { districtId, tenantId }: Pick<TeamsInstallation, 'districtId' | 'tenantId'>,
  objectId: string,
): Buffer => pseudonyms.subject(districtId, `https://login.microsoftonline.com/${tenantId}/v2.0`, objectId)

/** The same in every host that tells the district's own number of somebody. */
export const numberHashOf = (
  { pseudonyms }: Pick<TeamsSurface, 'pseudonyms'>,
  { districtId }: Pick<TeamsInstallation, 'districtId'>,
  externalId: string | undefined,
): Buffer | null => (externalId === undefined ? null : pseudonyms.sourcedId(districtId, externalId))
