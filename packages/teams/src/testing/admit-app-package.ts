import { strFromU8, unzipSync } from 'fflate'
import { Problem } from '@lectern/problem'
import { checkAppPackage } from '../app-package/app-package.ts'

/** A manifest as far as a host of tabs reads it. */
export interface UploadedManifest {
  id: string
  version: string
  name: { short: string }
  staticTabs?: { entityId: string; name: string; contentUrl: string; websiteUrl?: string; scopes: string[] }[]
  configurableTabs?: { configurationUrl: string }[]
  activities?: { activityTypes: { type: string; templateText: string }[] }
  validDomains?: string[]
  webApplicationInfo?: { id: string; resource: string }
  showLoadingIndicator?: boolean
}

export type Upload =
  | { outcome: 'admitted'; manifest: UploadedManifest }
  /** The admin centre shows the code alone; the reasons stand in the answer behind it. */
  | { outcome: 'refused'; code: 'Mgmt.AppCatalog.LOBApp.Upload.BadRequest'; reasons: string[] }

/** What a tenant's catalog makes of an app package that is uploaded. */
export function admitAppPackage(zip: Uint8Array): Upload {
  const reasons = reasonsAgainst(zip)
  if (reasons.length > 0)
    return { outcome: 'refused', code: 'Mgmt.AppCatalog.LOBApp.Upload.BadRequest', reasons }
  const file = unzipSync(zip)['manifest.json'] ?? new Uint8Array()
  return { outcome: 'admitted', manifest: JSON.parse(strFromU8(file)) as UploadedManifest }
}

function reasonsAgainst(zip: Uint8Array): string[] {
  try {
    return checkAppPackage(zip).map(({ place, message }) => `${place}: ${message}`)
  } catch (error) {
    if (error instanceof Problem) return [error.message]
    throw error
  }
}
