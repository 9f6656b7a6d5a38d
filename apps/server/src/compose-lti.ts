import { readEmbedAssets } from '@lectern/embed/render'
import type { Database } from '@lectern/database'
import { findAppByReference } from '@lectern/catalog'
import { guardedFetch, type GuardedFetch, type KeySource } from '@lectern/lti'
import { nodeNetwork } from '@lectern/lti/node'
import type { Pseudonyms, ReceivedRecorder, SigningKey } from '@lectern/tenancy'
import { builtPage } from './built-pages.ts'
import type { Config } from './config.ts'
import type { Logger } from './http/log.ts'
import type { SecretKeys } from './secret-keys.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'
import { renderLaunch } from './surfaces/embed/launch-page.ts'
import type { InstallationCache } from './surfaces/lti/installation-cache.ts'
import type { LtiSurface } from './surfaces/lti/lti-surface.ts'

interface LtiParts {
  config: Pick<Config, 'publicUrl'>
  database: Database
  installations: InstallationCache
  embed: EmbedSurface
  pseudonyms: Pseudonyms
  platformKeys: KeySource
  registrationFetch?: GuardedFetch
  signingKey: SigningKey
  received: ReceivedRecorder
  secrets: SecretKeys
  log: Logger
  now: () => Date
}

export async function composeLti({
  config,
  embed,
  platformKeys,
  registrationFetch,
  secrets,
  ...parts
}: LtiParts): Promise<LtiSurface> {
  const allowLoopback = isOnThisMachine(config.publicUrl)
  const assets = await readEmbedAssets(builtPage('embed'))
  return {
    ...parts,
    launchUrl: `${config.publicUrl}/lti/launch`,
    loginPath: '/lti/login',
    publicUrl: config.publicUrl,
    allowLoopback,
    registrationFetch: registrationFetch ?? guardedFetch({ ...nodeNetwork, allowLoopback }),
    keys: platformKeys,
    codes: embed.codes,
    stateKey: secrets.of('launch state'),
    pickKey: secrets.of('deep linking'),
    handOverKey: secrets.of('launch hand-over'),
    findApp: async (scope, reference) => (await findAppByReference(scope, reference))?.id,
    renderLaunch: (scope, launch, page) => renderLaunch(embed, assets, scope, launch, page),
  }
}

/** A server that only this machine can reach may reach this machine. */
const isOnThisMachine = (publicUrl: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname)
