import type { GoogleValues } from '@lectern/api-contracts'
import { accessFeatures } from '@lectern/google-classroom'
import type { GoogleInstallation } from '@lectern/tenancy'
import { hearsOfChanges } from './administrator-access.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'

type Addresses = Pick<GoogleClassroomSurface, 'framesUrl' | 'redirectUri'>
type Described = Pick<GoogleInstallation, 'clientId' | 'features' | 'pubsubTopic'>

/** What an administrator pastes into Google's consoles for this installation. */
export function setupValues({ framesUrl, redirectUri }: Addresses, installation: Described): GoogleValues {
  const client = new URLSearchParams({ client: installation.clientId })
  return {
    redirectUri,
    setupUri: `${framesUrl}discovery?${client}`,
    upgradeUri: `${framesUrl}upgrade?${client}`,
    uriPrefix: framesUrl,
    pushEndpoint: `${framesUrl}pubsub`,
    publisher: 'classroom-notifications@system.gserviceaccount.com',
    scopes: scopesByUse(installation),
    apis: apisFor(installation),
  }
}

/** The Marketplace listing, the consent screen and what is asked for must name the same. */
function scopesByUse(installation: Described): GoogleValues['scopes'] {
  const { teacher, student, administrator } = accessFeatures
  const uses: GoogleValues['scopes'] = [
    { use: 'add-on', scopes: [...teacher.addOn, ...student.addOn] },
    { use: 'administrator', scopes: [...administrator.installation, ...administrator.directory] },
    // Also without the feature: a teacher whose licence does not let them attach adds a plain link instead.
    { use: 'links', scopes: [...teacher.links] },
  ]
  if (installation.features.includes('roster'))
    uses.push({ use: 'roster', scopes: [...administrator.roster] })
  if (hearsOfChanges(installation)) uses.push({ use: 'notices', scopes: [...administrator.notices] })
  const told = new Set<string>()
  return uses.map(({ use, scopes }) => ({
    use,
    scopes: scopes.filter((scope) => !told.has(scope) && told.add(scope)),
  }))
}

/** By the names under which the Cloud console enables them. */
const apisFor = ({ features }: Pick<Described, 'features'>): string[] => [
  'classroom.googleapis.com',
  'appsmarket-component.googleapis.com',
  'appsmarket.googleapis.com',
  'admin.googleapis.com',
  ...(features.includes('roster') ? ['pubsub.googleapis.com'] : []),
]
