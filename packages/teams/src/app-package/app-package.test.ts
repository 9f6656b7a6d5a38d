import { AppManifestUtils } from '@microsoft/app-manifest'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { anAppDescription, simulatedApp } from '../testing/index.ts'
import type { AppDescription } from './app-description.ts'
import { buildAppPackage, checkAppPackage } from './app-package.ts'
import type { Manifest } from './manifest.ts'
import { readPngHeader } from './png-header.ts'

const text = new TextDecoder()
const unpack = (zip: Uint8Array) => unzipSync(zip)
const manifestOf = (zip: Uint8Array) => JSON.parse(text.decode(unpack(zip)['manifest.json'])) as Manifest
const build = (own: Partial<AppDescription> = {}) => buildAppPackage(anAppDescription(own))
/** The same package after somebody changed it by hand. */
function altered(change: (manifest: Record<string, any>, files: Record<string, Uint8Array>) => void) {
  const files = unpack(build().zip)
  const manifest = JSON.parse(text.decode(files['manifest.json'])) as Record<string, unknown>
  change(manifest, files)
  return zipSync({ ...files, 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)) })
}
const rulesOf = (change: Parameters<typeof altered>[0]) =>
  checkAppPackage(altered(change)).map(({ rule }) => rule)
afterEach(() => void vi.unstubAllEnvs())

test('makes a package of manifest, two pictures and two languages', () => {
  const files = unpack(build().zip)
  expect(Object.keys(files)).toEqual(['color.png', 'en.json', 'es.json', 'manifest.json', 'outline.png'])
  expect(readPngHeader(files['color.png'])).toMatchObject({ width: 192, height: 192 })
  expect(readPngHeader(files['outline.png'])).toEqual({ width: 32, height: 32, hasAlpha: true })
})

test("Microsoft's own checker finds nothing wrong", async () => {
  const manifest = manifestOf(build().zip)
  expect(await AppManifestUtils.validateAgainstSchema(manifest as never)).toEqual([])
  const wrong = { ...manifest, accentColor: 'green' }
  expect(await AppManifestUtils.validateAgainstSchema(wrong as never)).not.toEqual([])
})

test('names the app in Entra whose token the tab gets, and the host the tab is on', () => {
  const { webApplicationInfo, validDomains, staticTabs } = manifestOf(build().zip)
  expect(webApplicationInfo.resource).toBe(`api://${simulatedApp.host}/${simulatedApp.clientId}`)
  expect(validDomains).toEqual([simulatedApp.host])
  expect(staticTabs[0]!.contentUrl).toBe(
    'https://tool.example/teams/tab?theme={app.theme}&locale={app.locale}&item={page.subPageId}',
  )
})

test('asks for no permission that an administrator would have to grant', () => {
  const { authorization } = manifestOf(build().zip)
  expect(authorization.permissions.resourceSpecific.map(({ name }) => name)).toEqual([
    'TeamsActivity.Send.User',
    'TeamsAppInstallation.Read.User',
  ])
})

test('speaks Spanish in every place where it speaks English', () => {
  const files = unpack(build().zip)
  const [english, spanish] = ['en.json', 'es.json'].map(
    (name) => JSON.parse(text.decode(files[name])) as Record<string, string>,
  )
  expect(Object.keys(spanish!)).toEqual(Object.keys(english!))
  expect(spanish).toMatchObject({
    'description.short': 'Aplicaciones aprobadas para sus clases',
    'staticTabs[0].name': 'Aplicaciones aprobadas',
    'activities.activityTypes[0].templateText': 'Usted tiene una licencia de {appName}',
  })
})

test('cuts the name of a district to what Teams shows, never a letter in two', () => {
  const long = manifestOf(build({ district: `${'🏫'.repeat(60)} District` }).zip).name
  expect(long.short).toBe('Lectern')
  expect(long.full.length).toBeLessThanOrEqual(100)
  expect(encodeURIComponent(long.full)).toContain('%F0%9F%8F%AB')
  expect(manifestOf(build().zip).name.short).toBe('Lectern · Fairview Schools')
})

test('is the same to the byte, also in another time zone', () => {
  const first = build().zip
  vi.stubEnv('TZ', 'Pacific/Kiritimati')
  expect(Buffer.from(build().zip).equals(first)).toBe(true)
})

test('keeps its version while nothing changes, and raises it by what did', () => {
  const first = build().release
  expect(first.version).toBe('1.0.0')
  const after = (own: Partial<AppDescription>) => buildAppPackage(anAppDescription(own), first).release
  expect(after({})).toEqual(first)
  expect(after({ district: 'Fairview Unified' }).version).toBe('1.0.1')
  expect(after({ configurePath: '/teams/configure' }).version).toBe('1.1.0')
  expect(after({ activities: anAppDescription().activities.slice(1) }).version).toBe('1.1.0')
  expect(after({ otherDomains: ['other.example'] }).version).toBe('2.0.0')
})

test('a way back is a step forward', () => {
  const first = build().release
  const second = buildAppPackage(anAppDescription({ district: 'Other' }), first).release
  const third = buildAppPackage(anAppDescription(), second).release
  expect(third).toEqual({ version: '1.0.2', fingerprint: first.fingerprint })
})

test('a translation alone raises the patch', () => {
  const [tab] = anAppDescription().tabs
  const renamed = [{ ...tab!, name: { ...tab!.name, es: 'Apps aprobadas' } }]
  expect(buildAppPackage(anAppDescription({ tabs: renamed }), build().release).release.version).toBe('1.0.1')
})

test.each<[string, Partial<AppDescription>, string]>([
  ['a manifest id that is none', { manifestId: 'lectern' }, 'schema'],
  [
    'a developer name of 33 letters',
    { developer: { ...anAppDescription().developer, name: 'x'.repeat(33) } },
    'schema',
  ],
  [
    'a privacy page without https',
    { developer: { ...anAppDescription().developer, privacyUrl: 'http://tool.example/' } },
    'https',
  ],
  [
    'a Spanish description of 81 letters',
    { description: { ...anAppDescription().description, short: { en: 'Apps', es: 'x'.repeat(81) } } },
    'language-length',
  ],
  [
    'no Spanish description',
    { description: { ...anAppDescription().description, full: { en: 'Apps', es: '' } } },
    'language-incomplete',
  ],
  [
    'a translation that lost its placeholder',
    {
      activities: [
        { type: 'a', description: { en: 'A', es: 'A' }, templateText: { en: 'See {appName}', es: 'Vea' } },
      ],
    },
    'language-placeholder',
  ],
  [
    'an activity named like one of Teams',
    {
      activities: [
        { type: 'systemDefault', description: { en: 'A', es: 'A' }, templateText: { en: 'A', es: 'A' } },
      ],
    },
    'activity-reserved',
  ],
  [
    'an activity text with a full stop',
    {
      activities: [
        { type: 'a', description: { en: 'A', es: 'A' }, templateText: { en: 'See it.', es: 'Vea' } },
      ],
    },
    'full-stop',
  ],
  [
    '17 tabs',
    {
      tabs: Array.from({ length: 17 }, (_, index) => ({
        ...anAppDescription().tabs[0]!,
        entityId: `tab-${index}`,
      })),
    },
    'schema',
  ],
  ['two tabs of one id', { tabs: [anAppDescription().tabs[0]!, anAppDescription().tabs[0]!] }, 'tab-twice'],
  [
    "a tab of Teams' own id",
    { tabs: [{ ...anAppDescription().tabs[0]!, entityId: 'about' }] },
    'tab-reserved',
  ],
])('makes no package with %s', (_what, own, rule) => {
  expect(() => build(own)).toThrow(
    expect.objectContaining({
      code: 'teams.package-invalid',
      details: { findings: expect.arrayContaining([expect.objectContaining({ rule })]) },
    }),
  )
})

test.each<[string, Parameters<typeof altered>[0], string]>([
  ['version 1.0', (manifest) => (manifest.version = '1.0'), 'version'],
  ['no validDomains', (manifest) => delete manifest.validDomains, 'domain-uncovered'],
  ['a wildcard for a whole top level', (manifest) => (manifest.validDomains = ['*.example']), 'domain'],
  ['a domain with its scheme', (manifest) => (manifest.validDomains = ['https://tool.example']), 'domain'],
  ['no Application ID URI', (manifest) => delete manifest.webApplicationInfo.resource, 'resource'],
  [
    'an Application ID URI on another host',
    (manifest) => (manifest.webApplicationInfo.resource = `api://other.example/${simulatedApp.clientId}`),
    'resource-host',
  ],
  [
    'an Application ID URI of another client',
    (manifest) => (manifest.webApplicationInfo.resource = 'api://tool.example/other'),
    'resource-client',
  ],
  [
    'an activity twice',
    (manifest) => manifest.activities.activityTypes.push(manifest.activities.activityTypes[0]),
    'activity-twice',
  ],
  [
    'a broken placeholder',
    (manifest) => (manifest.activities.activityTypes[0].templateText = 'See {app name}'),
    'placeholder',
  ],
  ['no colour icon', (_manifest, files) => delete files['color.png'], 'icon'],
  ['icons exchanged', (_manifest, files) => (files['color.png'] = files['outline.png']!), 'icon-size'],
  ['a text as icon', (_manifest, files) => (files['outline.png'] = new Uint8Array(50)), 'icon'],
  ['no Spanish file', (_manifest, files) => delete files['es.json'], 'language'],
  [
    'words for no place',
    (_manifest, files) => (files['es.json'] = new TextEncoder().encode('{"names.short":"x"}')),
    'language-place',
  ],
  ['a folder', (_manifest, files) => (files['icons/other.png'] = new Uint8Array(1)), 'folder'],
  ['a member that does not exist', (manifest) => (manifest.roles = []), 'schema'],
])('finds %s', (_what, change, rule) => {
  expect(rulesOf(change)).toContain(rule)
})

test('finds nothing in a package as we made it', () => {
  expect(checkAppPackage(build().zip)).toEqual([])
})

test.each([
  ['no ZIP', new Uint8Array([1, 2, 3])],
  ['a package without a manifest', zipSync({ 'a.txt': new Uint8Array(1) })],
  ['a manifest that is no JSON', zipSync({ 'manifest.json': new Uint8Array([123]) })],
  ['too large a file', new Uint8Array(5 * 1024 * 1024)],
])('refuses %s', (_what, zip) => {
  expect(() => checkAppPackage(zip)).toThrow(expect.objectContaining({ code: 'teams.package-unreadable' }))
})

test.each(['null', '[]', '5', '{}', '{"staticTabs":[null],"icons":5,"activities":{"activityTypes":[5]}}'])(
  'has findings, and no fault of its own, for the manifest %s',
  (manifest) => {
    const zip = zipSync({ 'manifest.json': new TextEncoder().encode(manifest) })
    expect(checkAppPackage(zip).length).toBeGreaterThan(3)
  },
)
