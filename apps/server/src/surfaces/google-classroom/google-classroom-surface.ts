import type { AppCard } from '@lectern/api-contracts'
import type {
  CallPace,
  GoogleAccounts,
  GoogleClient,
  GoogleFetch,
  GoogleKeys,
} from '@lectern/google-classroom'
import type { Database, DistrictScope } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import type { AppId, Launch } from '@lectern/launch'
import type { GoogleInstallation, Pseudonyms, WritesBeside } from '@lectern/tenancy'
import type { Logger } from '../../http/log.ts'
import type { SecretKeys } from '../../secret-keys.ts'
import type { LaunchPage } from '../embed/launch-page.ts'

/** What the Classroom add-on is built from; compose.ts provides it. */
export interface GoogleClassroomSurface {
  publicUrl: string
  /** Below it are all frames: the Allowed Attachment URI Prefix of the Marketplace app. */
  framesUrl: string
  redirectUri: string
  database: Database
  pseudonyms: Pseudonyms
  secrets: SecretKeys
  accounts: GoogleAccounts
  fetch: GoogleFetch
  keys: GoogleKeys
  /** Of one OAuth client: its quota is shared by all who use it. */
  paceOf: (clientId: string) => CallPace
  /** Who may frame our pages. */
  frameAncestors: readonly string[]
  /** Bounds what a flood of refused launches writes. */
  mayRecordRefusal: (installationId: string) => boolean
  /** What a launch leaves to do once its page is sent. */
  beside: WritesBeside
  enqueue: Enqueue
  log: Logger
  now: () => Date
  /** @throws Problem `catalog.app-not-found` */
  getApp: (scope: DistrictScope, id: AppId) => Promise<AppCard>
  renderLaunch(
    scope: DistrictScope,
    launch: Launch,
    page: LaunchPage,
  ): Promise<{ html: Buffer; nonce: string }>
}

/** As whom Google calls people; part of every pseudonym, so it never changes. */
export const googleIssuer = 'https://accounts.google.com'

/** Of a person as their Google account names them: the same in sign-ins, class lists and directories. */
export const subjectHashOf = (
  { pseudonyms }: Pick<GoogleClassroomSurface, 'pseudonyms'>,
  { districtId }: Pick<GoogleInstallation, 'districtId'>,
  sub: string,
): Buffer => pseudonyms.subject(districtId, googleIssuer, sub)

export const clientOf = (
  { redirectUri }: Pick<GoogleClassroomSurface, 'redirectUri'>,
  {
    clientId,
    clientSecret,
    otherSecrets,
  }: Pick<GoogleInstallation, 'clientId' | 'clientSecret' | 'otherSecrets'>,
): GoogleClient => ({ clientId, clientSecret, otherSecrets, redirectUri })
