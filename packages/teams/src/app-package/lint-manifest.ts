import { isGuid } from '../cloud.ts'
import { finding, type Finding } from './findings.ts'
import { addressesIn, listAt, objectAt, textAt } from './manifest-values.ts'
import { placeholdersOf } from './placeholders.ts'

/** What Microsoft's schema lets pass and the upload, the store or a first click does not. */
export const lintManifest = (manifest: unknown): Finding[] => [
  ...versionFindings(manifest),
  ...addressFindings(manifest),
  ...domainFindings(manifest),
  ...signInFindings(manifest),
  ...tabFindings(manifest),
  ...activityFindings(manifest),
]

function versionFindings(manifest: unknown): Finding[] {
  const version = textAt(manifest, 'version')
  return /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)
    ? []
    : [finding('version', '/version', 'The version must have three numbers: 1.2.3.')]
}

/** `$schema` names a document; nobody follows it from a tab. */
const addressFindings = (manifest: unknown): Finding[] =>
  addressesIn(manifest)
    .filter(({ place, address }) => place !== '/$schema' && !address.startsWith('https://'))
    .map(({ place }) => finding('https', place, 'Teams opens https addresses only.'))

function domainFindings(manifest: unknown): Finding[] {
  const domains = listAt(manifest, 'validDomains').map(String)
  const wrong = domains
    .map((domain, index) => ({ domain, place: `/validDomains/${index}` }))
    .filter(({ domain }) => !/^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?$/i.test(domain))
    .map(({ place }) =>
      finding(
        'domain',
        place,
        'A domain is a host alone, with at most one * in front and never for a whole top level.',
      ),
    )
  const uncovered = tabAddresses(manifest)
    .filter(({ host }) => !domains.some((domain) => covers(domain, host)))
    .map(({ place, host }) => finding('domain-uncovered', place, `${host} is not among the validDomains.`))
  return [...wrong, ...uncovered]
}

const covers = (domain: string, host: string): boolean =>
  domain.startsWith('*.')
    ? host.endsWith(domain.slice(1)) && !host.slice(0, -domain.length + 1).includes('.')
    : domain === host

/** Without it the tab gets no token, and says so only when a person opens it. */
function signInFindings(manifest: unknown): Finding[] {
  const { id, resource } = objectAt(manifest, 'webApplicationInfo')
  const place = '/webApplicationInfo/resource'
  const expected = /^api:\/\/([^/]+)\/(.+)$/.exec(String(resource))
  if (!expected)
    return [finding('resource', place, 'The Application ID URI must be api://<host>/<client id>.')]
  const [, resourceHost, clientId] = expected
  return [
    ...(isGuid(id) && clientId === id
      ? []
      : [finding('resource-client', place, 'The Application ID URI must end with the client id.')]),
    ...tabAddresses(manifest)
      .filter(({ host }) => host !== resourceHost)
      .map(({ place: tab, host }) =>
        finding('resource-host', tab, `The tab is on ${host}, the Application ID URI on ${resourceHost}.`),
      ),
  ]
}

const reservedTabs = ['conversations', 'about']

function tabFindings(manifest: unknown): Finding[] {
  const ids = listAt(manifest, 'staticTabs').map((tab) => textAt(tab, 'entityId'))
  return ids.flatMap((id, index) => {
    const place = `/staticTabs/${index}/entityId`
    if (reservedTabs.includes(id)) return [finding('tab-reserved', place, `"${id}" is a tab of Teams' own.`)]
    return ids.indexOf(id) === index
      ? []
      : [finding('tab-twice', place, `Two tabs have the entityId "${id}".`)]
  })
}

function activityFindings(manifest: unknown): Finding[] {
  const activities = listAt(objectAt(manifest, 'activities'), 'activityTypes')
  const types = activities.map((activity) => textAt(activity, 'type'))
  return activities.flatMap((activity, index) => {
    const place = `/activities/activityTypes/${index}`
    const type = types[index]!
    const template = textAt(activity, 'templateText')
    return [
      type === 'systemDefault' && finding('activity-reserved', place, 'systemDefault is declared by Teams.'),
      types.indexOf(type) !== index && finding('activity-twice', place, `"${type}" is declared twice.`),
      template.replace(/\{\w+\}/g, '').match(/[{}]/) &&
        finding('placeholder', place, 'A placeholder is one word between braces: {appName}.'),
      placeholdersOf(template).includes('systemDefaultText') &&
        finding('placeholder', place, '{systemDefaultText} belongs to the type of Teams itself.'),
      template.endsWith('.') && finding('full-stop', place, 'Feed texts end without a full stop.'),
    ].filter((found): found is Finding => Boolean(found))
  })
}

function tabAddresses(manifest: unknown): { place: string; host: string }[] {
  const addresses = [
    ...listAt(manifest, 'staticTabs').map((tab, index) => ({
      place: `/staticTabs/${index}/contentUrl`,
      address: textAt(tab, 'contentUrl'),
    })),
    ...listAt(manifest, 'configurableTabs').map((tab, index) => ({
      place: `/configurableTabs/${index}/configurationUrl`,
      address: textAt(tab, 'configurationUrl'),
    })),
  ]
  // What is no address at all, the schema finds.
  return addresses
    .filter(({ address }) => URL.canParse(address))
    .map(({ place, address }) => ({ place, host: new URL(address).host }))
}
