import { applicationIdUri } from '../tab-token/claim-checks.ts'
import type { AppDescription, Localized } from './app-description.ts'
import { iconColor } from './icons.ts'

/** Any from 1.23 would do; one is pinned, so that what was checked is what is uploaded. */
const manifestVersion = '1.29'

/** Granted by whoever installs the app, for themselves alone; no administrator has to agree (Teams "Resource-specific consent"). */
const resourceSpecificPermissions = ['TeamsActivity.Send.User', 'TeamsAppInstallation.Read.User']

export const fileNames = {
  manifest: 'manifest.json',
  color: 'color.png',
  outline: 'outline.png',
  en: 'en.json',
  es: 'es.json',
} as const

export type Manifest = ReturnType<typeof buildManifest>

/** The manifest of a district's app (Teams "App manifest reference"), in English; other languages are files beside it. */
export function buildManifest(app: AppDescription, version: string) {
  const address = (path: string): string => `https://${app.host}${path}`
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    id: app.manifestId,
    developer: app.developer,
    name: appName(app),
    description: wordsIn(app.description, 'en'),
    localizationInfo: {
      defaultLanguageTag: 'en',
      defaultLanguageFile: fileNames.en,
      additionalLanguages: [{ languageTag: 'es', file: fileNames.es }],
    },
    icons: { color: fileNames.color, outline: fileNames.outline },
    accentColor: iconColor,
    staticTabs: app.tabs.map(({ entityId, name, path, websitePath }) => ({
      entityId,
      name: name.en,
      contentUrl: address(path),
      websiteUrl: address(websitePath),
      scopes: ['personal'],
    })),
    configurableTabs: [
      {
        configurationUrl: address(app.configurePath),
        canUpdateConfiguration: true,
        scopes: ['team', 'groupChat'],
        context: ['channelTab', 'privateChatTab', 'meetingChatTab', 'meetingDetailsTab'],
      },
    ],
    activities: {
      activityTypes: app.activities.map(({ type, description, templateText }) => ({
        type,
        description: description.en,
        templateText: templateText.en,
      })),
    },
    permissions: ['identity'],
    validDomains: [app.host, ...(app.otherDomains ?? [])],
    webApplicationInfo: { id: app.clientId, resource: applicationIdUri(app) },
    authorization: {
      permissions: {
        resourceSpecific: resourceSpecificPermissions.map((name) => ({ name, type: 'Application' })),
      },
    },
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'tab', groupchat: 'tab', meetings: 'tab' },
    supportsChannelFeatures: 'tier1',
  }
}

/** The words of one language by their places in the manifest; each file carries all names and descriptions, or the upload fails. */
export function buildLocalization(app: AppDescription, language: keyof Localized): Record<string, string> {
  const name = appName(app)
  const description = wordsIn(app.description, language)
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.Localization.schema.json`,
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(
      app.tabs.map(({ name: tab }, index) => [`staticTabs[${index}].name`, tab[language]]),
    ),
    ...Object.fromEntries(
      app.activities.flatMap(({ description: purpose, templateText }, index) => [
        [`activities.activityTypes[${index}].description`, purpose[language]],
        [`activities.activityTypes[${index}].templateText`, templateText[language]],
      ]),
    ),
  }
}

const maxShortName = 30
const maxFullName = 100

/** A name tells products apart first and districts second, so what does not fit is cut from the district. */
function appName({ product, district }: AppDescription): { short: string; full: string } {
  const whole = `${product} · ${district}`
  return {
    short: whole.length <= maxShortName ? whole : fitted(product, maxShortName),
    full: fitted(whole, maxFullName),
  }
}

/** Between letters, never within one that takes two units. */
function fitted(words: string, limit: number): string {
  if (words.length <= limit) return words
  let cut = ''
  for (const letter of words) {
    if (cut.length + letter.length > limit - 1) break
    cut += letter
  }
  return `${cut.trimEnd()}…`
}

const wordsIn = ({ short, full }: AppDescription['description'], language: keyof Localized) => ({
  short: short[language],
  full: full[language],
})
