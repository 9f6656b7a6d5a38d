import { readEmbedAssets } from '@lectern/embed/render'
import type { Database } from '@lectern/database'
import {
  callPace,
  frameAncestors,
  googleAccounts,
  googleKeys,
  type CallPace,
} from '@lectern/google-classroom'
import type { Enqueue } from '@lectern/jobs'
import type { Pseudonyms, WritesBeside } from '@lectern/tenancy'
import { builtPage } from './built-pages.ts'
import type { Config } from './config.ts'
import { reroutedTo } from './http/rerouted.ts'
import type { Logger } from './http/log.ts'
import type { SecretKeys } from './secret-keys.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'
import { renderLaunch } from './surfaces/embed/launch-page.ts'
import type { GoogleClassroomSurface } from './surfaces/google-classroom/google-classroom-surface.ts'
import { refusalBudget } from './surfaces/refusal-budget.ts'

interface GoogleClassroomParts {
  config: Pick<Config, 'publicUrl'>
  database: Database
  embed: EmbedSurface
  pseudonyms: Pseudonyms
  secrets: SecretKeys
  beside: WritesBeside
  enqueue: Enqueue
  log: Logger
  now: () => Date
  /** Where a simulated Google answers, in place of Google. */
  simulatedGoogle: string | undefined
}

export async function composeGoogleClassroom({
  config: { publicUrl },
  embed,
  simulatedGoogle,
  ...parts
}: GoogleClassroomParts): Promise<GoogleClassroomSurface> {
  const assets = await readEmbedAssets(builtPage('embed'))
  const rerouted = reroutedTo(simulatedGoogle)
  const fetch = (url: string, init: RequestInit) => globalThis.fetch(rerouted(url), init)
  // Only the browser follows this one.
  const accounts = { ...googleAccounts, authorization: rerouted(googleAccounts.authorization) }
  const paces = new Map<string, CallPace>()
  return {
    ...parts,
    publicUrl,
    framesUrl: `${publicUrl}/google-classroom/`,
    redirectUri: `${publicUrl}/google-classroom/oauth/callback`,
    accounts,
    fetch,
    keys: googleKeys({ fetch, accounts }),
    paceOf(clientId) {
      const pace = paces.get(clientId) ?? callPace({ now: parts.now })
      paces.set(clientId, pace)
      return pace
    },
    frameAncestors: [
      ...frameAncestors.split(' '),
      ...(simulatedGoogle === undefined ? [] : [new URL(simulatedGoogle).origin]),
    ],
    mayRecordRefusal: refusalBudget(),
    getApp: (...asked) => embed.getApp(...asked),
    renderLaunch: (scope, launch, page) => renderLaunch(embed, assets, scope, launch, page),
  }
}
