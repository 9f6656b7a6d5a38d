import { readEmbedAssets } from '@lectern/embed/render'
import type { Database } from '@lectern/database'
import { frameAncestors } from '@lectern/google-classroom'
import type { Enqueue } from '@lectern/jobs'
import type { Pseudonyms, WritesBeside } from '@lectern/tenancy'
import { builtPage } from './built-pages.ts'
import type { Config } from './config.ts'
import { googleNetwork } from './google-network.ts'
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
  return {
    ...parts,
    publicUrl,
    ...googleNetwork({ publicUrl }, { simulatedGoogle, now: parts.now }),
    frameAncestors: [
      ...frameAncestors.split(' '),
      ...(simulatedGoogle === undefined ? [] : [new URL(simulatedGoogle).origin]),
    ],
    mayRecordRefusal: refusalBudget(),
    getApp: (...asked) => embed.getApp(...asked),
    renderLaunch: (scope, launch, page) => renderLaunch(embed, assets, scope, launch, page),
  }
}
