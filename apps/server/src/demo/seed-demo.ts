import { findAppByReference, grantSeats, importCatalog, seedDemoListings } from '@lectern/catalog'
import type { Database, DistrictScope } from '@lectern/database'
import { listImports, startImport } from '@lectern/imports'
import type { Jobs } from '@lectern/jobs'
import type { InstallationId } from '@lectern/launch'
import { evaluateNudges } from '@lectern/nudges'
import type { Playground } from '@lectern/playground'
import {
  addGoogleInstallation,
  addLtiInstallation,
  addTeamsInstallation,
  createDistrict,
  findGoogleInstallations,
  findLtiInstallations,
  findTeamsInstallations,
  listDistricts,
  meetPerson,
  type District,
  type Pseudonyms,
} from '@lectern/tenancy'
import { runImportJob } from '../jobs/import-job.ts'
import { importers } from '../jobs/importers.ts'
import { seatsNeverOpened } from '../joins/seats-never-opened.ts'
import type { SecretKeys } from '../secret-keys.ts'
import { engagement, products } from './demo-data.ts'
import { imaginaryDistrict, seatAgeDays, seats } from './imaginary-district.ts'
import { helpFile } from './imaginary-resources.ts'

interface DemoParts {
  database: Database
  jobs: Jobs
  pseudonyms: Pseudonyms
  keys: SecretKeys
  playground: Pick<Playground, 'canvas' | 'google' | 'teams' | 'schoology' | 'strict' | 'people' | 'url'>
  now: Date
}

/** Makes the demo district on the first start; a later start finds it and adds only what is missing. */
export async function seedDemo(parts: DemoParts): Promise<DistrictScope> {
  const { database, playground } = parts
  const district =
    (await findDemo(database)) ?? (await createDistrict(database, { ...imaginaryDistrict, isDemo: true }))
  const scope = database.district(district.id)
  const { canvas, schoology, strict } = playground
  const installationId = await installed(database, scope, canvas, 'canvas')
  await installed(database, scope, schoology, 'schoology')
  await installed(database, scope, strict, 'strict')
  await installedInGoogle(parts, scope)
  await installedInTeams(parts, scope)
  if (!(await findAppByReference(scope, seats[0].app))) await seedCatalog(parts, scope, installationId)
  // Each time: the playground may have another address now.
  await importers.resources(scope, helpFile(playground.url), silent)
  return scope
}

async function seedCatalog(
  parts: DemoParts,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  const { jobs, now } = parts
  await importCatalog(scope, products.open(), silent)
  await seedDemoListings(scope, now)
  await seedSeats(parts, scope, installationId)
  await evaluateNudges(scope, { seatsNeverOpened: (own) => seatsNeverOpened(own, now) }, now)
  await importUsageInBackground(scope, jobs)
}

const findDemo = async (database: Database): Promise<District | undefined> =>
  (await listDistricts(database)).find(({ slug }) => slug === imaginaryDistrict.slug)

/** A host that registers tools by itself, as Moodle does, is left to whoever looks around. */
async function installed(
  database: Database,
  scope: DistrictScope,
  host: Playground['canvas'],
  profile: string,
): Promise<InstallationId> {
  const [known] = await findLtiInstallations(database, host.issuer, host.clientId)
  return known?.installationId ?? addLtiInstallation(database, scope, { ...host, profile })
}

async function installedInGoogle(
  { database, keys, playground: { google } }: DemoParts,
  scope: DistrictScope,
): Promise<void> {
  if (!google) return
  const { client, applicationId, topicName, pushServiceAccount } = google
  const sealKey = keys.of('Google client secrets')
  const known = await findGoogleInstallations(database, client.clientId, sealKey)
  if (known.length > 0) return
  await addGoogleInstallation(
    database,
    scope,
    {
      name: 'Google Classroom',
      ...client,
      hostedDomains: google.hostedDomains,
      applicationId,
      pubsubTopic: topicName,
      pushServiceAccount,
      features: ['course-links', 'credit'],
    },
    sealKey,
  )
}

async function installedInTeams(
  { database, keys, playground: { teams } }: DemoParts,
  scope: DistrictScope,
): Promise<void> {
  if (!teams) return
  const { client, tenantId } = teams
  const sealKey = keys.of('Teams credentials')
  const known = await findTeamsInstallations(database, { clientId: client.clientId }, sealKey)
  if (known.length > 0) return
  const page = 'https://fairview.example'
  await addTeamsInstallation(
    database,
    scope,
    {
      name: 'Microsoft Teams',
      clientId: client.clientId,
      tenantId,
      credential: { clientSecret: client.clientSecret },
      websiteUrl: page,
      privacyUrl: `${page}/privacy`,
      termsUrl: `${page}/terms`,
    },
    sealKey,
  )
}

/** The simulated teachers are known before their first launch, so that a nudge can wait for them. */
async function seedSeats(
  { pseudonyms, playground, now }: DemoParts,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  const assignedOn = new Date(now.getTime() - seatAgeDays * 86_400_000).toISOString().slice(0, 10)
  for (const { sourcedId, app } of seats) {
    const teacher = playground.people.find(({ sisId }) => sisId === sourcedId)!
    const holderHash = pseudonyms.sourcedId(scope.districtId, sourcedId)
    await meetPerson(scope, installationId, {
      subjectHash: pseudonyms.subject(scope.districtId, playground.canvas.issuer, teacher.ltiId),
      sourcedIdHash: holderHash,
      role: 'teacher',
    })
    const { id: appId } = (await findAppByReference(scope, app))!
    await grantSeats(scope, { appId, holders: [holderHash], assignedOn })
  }
}

/** The way any import goes: the console shows its progress. */
async function importUsageInBackground(scope: DistrictScope, jobs: Jobs): Promise<void> {
  if ((await listImports(scope)).length > 0) return
  const started = await startImport(scope, {
    kind: 'usage',
    fileName: engagement.fileName,
    file: engagement.open(),
  })
  await jobs.enqueue(runImportJob, { districtId: scope.districtId, importId: started.id })
}

const silent = { progress: () => {}, rejected: () => {}, signal: new AbortController().signal }
