import type { UploadedManifest } from '@lectern/teams/testing'
import { guidOf } from '../tenant/guid-of.ts'
import { readAppIdUri, type TeamsOptions } from '../teams-options.ts'

/** The tool as an app of the tenant's catalog. Its addresses are public ones, as manifests write them. */
export interface TeamsApp {
  name: string
  version: string
  manifestId: string
  clientId: string
  /** The Application ID URI; without it, or where its host is another one, tabs get no token. */
  resource?: string
  personalTabs: { entityId: string; name: string; contentUrl: string; websiteUrl?: string }[]
  configurationUrl?: string
  activityTypes: { type: string; templateText: string }[]
  validDomains: string[]
  showLoadingIndicator: boolean
}

/** What is known before a package is uploaded: one tab and the configuration page, no kind of notice. */
export function appWithoutPackage(name: string, options: TeamsOptions): TeamsApp {
  const { host, clientId } = readAppIdUri(options.appIdUri)
  const [contentUrl, configurationUrl] = [options.tabUrl, options.configUrl].map((address) =>
    address.replace(new URL(options.tabUrl).origin, `https://${host}`),
  ) as [string, string]
  return {
    name,
    version: '0.0.0',
    manifestId: guidOf('app', 'manifest'),
    clientId,
    resource: options.appIdUri,
    personalTabs: [{ entityId: 'catalog', name, contentUrl, websiteUrl: contentUrl.split('?')[0] }],
    configurationUrl,
    activityTypes: [],
    validDomains: [host],
    showLoadingIndicator: false,
  }
}

export const appOfManifest = (manifest: UploadedManifest): TeamsApp => ({
  name: manifest.name.short,
  version: manifest.version,
  manifestId: manifest.id,
  clientId: manifest.webApplicationInfo?.id ?? '',
  resource: manifest.webApplicationInfo?.resource,
  personalTabs: (manifest.staticTabs ?? []).filter(({ scopes }) => scopes.includes('personal')),
  configurationUrl: manifest.configurableTabs?.[0]?.configurationUrl,
  activityTypes: manifest.activities?.activityTypes ?? [],
  validDomains: manifest.validDomains ?? [],
  showLoadingIndicator: manifest.showLoadingIndicator ?? false,
})
