import { readEmbedAssets } from '@lectern/embed/render'
import type { Database } from '@lectern/database'
import { findAppByReference } from '@lectern/catalog'
import { remoteKeys, type GuardedFetch } from '@lectern/lti'
import { findResource } from '@lectern/nudges'
import type { Enqueue } from '@lectern/jobs'
import type {
  ContextServiceRecorder,
  Pseudonyms,
  ReceivedRecorder,
  SigningKeyRing,
  WritesBeside,
} from '@lectern/tenancy'
import { builtPage } from './built-pages.ts'
import type { Config } from './config.ts'
import type { Logger } from './http/log.ts'
import { platformServices } from './platform-services.ts'
import type { SecretKeys } from './secret-keys.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'
import { renderLaunch } from './surfaces/embed/launch-page.ts'
import { courseHistoryRecorder } from './surfaces/lti/course-history.ts'
import type { InstallationCache } from './surfaces/lti/installation-cache.ts'
import { refusalBudget } from './surfaces/refusal-budget.ts'
import { brandColours } from './surfaces/lti/brand-colours.ts'
import type { LtiSurface } from './surfaces/lti/lti-surface.ts'
import { migrationRecorder } from './surfaces/lti-migration/migrate-launch.ts'
import { noticeOfferRecorder } from './surfaces/lti-notices/offer-recorder.ts'
import type { Lti1p1Setup } from './lti-1p1-setup.ts'
import type { Lti1p1Surface } from './surfaces/lti-1p1/lti-1p1-surface.ts'

interface LtiParts {
  config: Pick<Config, 'publicUrl'>
  database: Database
  installations: InstallationCache
  embed: EmbedSurface
  pseudonyms: Pseudonyms
  /** Reaches addresses that others name. */
  platformFetch: GuardedFetch
  signingKeys: SigningKeyRing
  received: ReceivedRecorder
  contextServices: ContextServiceRecorder
  beside: WritesBeside
  enqueue: Enqueue
  secrets: SecretKeys
  log: Logger
  now: () => Date
}

export async function composeLti({
  config,
  embed,
  platformFetch,
  secrets,
  ...parts
}: LtiParts): Promise<LtiSurface> {
  const fetch = platformFetch
  const services = platformServices({ ...parts, fetch })
  const noticesUrl = `${config.publicUrl}/lti/notices`
  const assets = await readEmbedAssets(builtPage('embed'))
  return {
    ...parts,
    launchUrl: `${config.publicUrl}/lti/launch`,
    loginPath: '/lti/login',
    mayRecordRefusal: refusalBudget(),
    publicUrl: config.publicUrl,
    allowLoopback: isOnThisMachine(config.publicUrl),
    registrationFetch: fetch,
    noticesUrl,
    noticeOffers: noticeOfferRecorder({ ...parts, noticesUrl }),
    courseHistories: courseHistoryRecorder(),
    keys: remoteKeys({ fetch }),
    brandColours: brandColours({
      fetch,
      onError: (err) => parts.log.warn({ err }, 'the colours of an institution could not be read'),
    }),
    connect: (...connection) => services.connect(...connection),
    codes: embed.codes,
    stateKey: secrets.of('launch state'),
    pickKey: secrets.of('deep linking'),
    sealKey: secrets.of('LTI 1.1 secrets'),
    migrations: migrationRecorder(),
    creditKey: secrets.of('credit recipients'),
    handOverKey: secrets.of('launch hand-over'),
    findApp: async (scope, reference) => (await findAppByReference(scope, reference))?.id,
    findResource: async (scope, reference) => (await findResource(scope, reference))?.id,
    renderLaunch: (scope, launch, page) => renderLaunch(embed, assets, scope, launch, page),
  }
}

/** LTI 1.1 arrives elsewhere and leads to the same. */
export const composeLti1p1 = (lti: LtiSurface, setup: Lti1p1Setup): Lti1p1Surface => ({ ...lti, ...setup })

/** A server that only this machine can reach may reach this machine. */
export const isOnThisMachine = (publicUrl: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname)
