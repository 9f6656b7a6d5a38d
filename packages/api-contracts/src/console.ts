import { z } from 'zod'
import { appCard, approvalStatus, gradeRange, listingReason, privacyStatus } from './apps.ts'
import { googleSummary } from './console-google.ts'
import { teamsSummary } from './console-teams.ts'
import { deployment, noticeState } from './deployments.ts'
import { installationFeature, ltiFeature } from './installation-features.ts'
import { courseRosters, runStatus } from './rosters.ts'
import { placedLink } from './placements.ts'

/* Accounts ------------------------------------------------------------------------------------------------- */

export const passwordRule = z.string().min(12).max(200)
/** `POST /api/v1/console/session` */
export const signIn = z.object({ email: z.email().max(254), password: z.string().min(1).max(200) })
/** `POST /api/v1/console/invitation/check`; the token travels in bodies, never in a URL that is logged. */
export const invitationCheck = z.object({ token: z.string().min(1).max(200) })
/** `POST /api/v1/console/invitation/accept`: makes the account and signs it in. */
export const invitationAccept = invitationCheck.extend({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: passwordRule,
})
/** `GET /api/v1/console/session`; 401 when signed out. */
export const consoleSession = z.object({
  account: z.object({ name: z.string(), email: z.string(), role: z.literal('director') }),
  district: z.object({ name: z.string(), slug: z.string(), isDemo: z.boolean(), timeZone: z.string() }),
})
export type ConsoleSession = z.infer<typeof consoleSession>

/* Installations -------------------------------------------------------------------------------------------- */

export const launchRecord = z.object({
  id: z.uuid(),
  at: z.string(),
  outcome: z.enum(['accepted', 'refused']),
  role: z.string().nullable(),
  contextTitle: z.string().nullable(),
  placement: z.string().nullable(),
  /** Of a refusal: which check failed, what to change, what the person was shown. */
  code: z.string().nullable(),
  message: z.string().nullable(),
  reference: z.string().nullable(),
  passedChecks: z.array(z.string()),
})
export type LaunchRecord = z.infer<typeof launchRecord>

export const installationSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  surface: z.enum(['lti', 'google-classroom', 'teams']),
  createdAt: z.string(),
  /** By LTI 1.3; null for an installation of LTI 1.1. */
  lti: z
    .object({
      profile: z.string(),
      issuer: z.string(),
      clientId: z.string(),
      authorizationEndpoint: z.string(),
      tokenEndpoint: z.string(),
      jwksUri: z.string(),
      deployments: z.array(deployment),
      /** Switched on. */
      features: z.array(ltiFeature),
    })
    .nullable(),
  /** By LTI 1.1; null for all others. */
  lti1p1: z
    .object({ consumerKey: z.string(), enabled: z.boolean(), features: z.array(ltiFeature) })
    .nullable(),
  google: googleSummary.nullable(),
  teams: teamsSummary.nullable(),
  lastAccepted: z.string().nullable(),
  lastRefused: z.string().nullable(),
  /** In the last 28 days. */
  accepted: z.int(),
  refused: z.int(),
})
export type InstallationSummary = z.infer<typeof installationSummary>

/** What was removed and is only a name for what it left in figures. */
export const removedInstallation = z.object({
  id: z.uuid(),
  name: z.string(),
  surface: z.enum(['lti', 'google-classroom', 'teams']),
  removedAt: z.string(),
})
export type RemovedInstallation = z.infer<typeof removedInstallation>
/** As the "Schedule of Data" of a data privacy agreement (NDPA, Exhibit B) calls it. */
export const dataElement = z.enum([
  'student-name',
  'student-email',
  'student-app-id',
  'student-local-id',
  'student-username',
  'schedule',
  'language',
  'in-app-performance',
  'other',
])
export type DataElement = z.infer<typeof dataElement>
/** By name, never by value. */
export const namedField = z.object({
  kind: z.enum(['field', 'service', 'scope']),
  name: z.string(),
  /** null: about no person, as far as is known. */
  element: dataElement.nullable(),
})
export type NamedField = z.infer<typeof namedField>
export const receivedRecord = namedField.extend({
  source: z.enum(['launch', 'roster', 'token']),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
})
export type ReceivedRecord = z.infer<typeof receivedRecord>
/** What a feature asks this kind of platform for, beyond launches. */
export const featureNeeds = z.object({
  feature: ltiFeature,
  scopes: z.array(z.string()),
  /** Message types that the platform must let the tool answer. */
  messages: z.array(z.string()),
})
export type FeatureNeeds = z.infer<typeof featureNeeds>
/** `GET /api/v1/console/installations/:id` */
export const installationDetails = installationSummary.extend({
  launches: z.array(launchRecord),
  /** Of the deployments whose launches offered the service. */
  notices: z.array(noticeState),
  /** The newest hundred. */
  placements: z.array(placedLink),
  /** What came in the last 28 days, held against what the switched-on features need. */
  received: z.object({
    unasked: z.array(receivedRecord),
    missing: z.array(namedField),
    asNeeded: z.array(receivedRecord),
  }),
  /** Of each feature that can be switched on; none with LTI 1.1. */
  featureNeeds: z.array(featureNeeds),
  /** null while class lists are switched off. */
  rosters: courseRosters.nullable(),
})
export type InstallationDetails = z.infer<typeof installationDetails>
/** `GET /api/v1/console/installations` also gives what an administrator pastes into the platform. */
export const installationList = z.object({
  installations: z.array(installationSummary),
  /** The last one first. */
  removed: z.array(removedInstallation),
  toolValues: z.object({
    loginUrl: z.url(),
    launchUrl: z.url(),
    jwksUrl: z.url(),
    domain: z.string(),
  }),
})
export type InstallationList = z.infer<typeof installationList>

const webUrl = z.url({ protocol: /^https?$/ }).max(2048)
/** `POST /api/v1/console/installations` */
export const newLtiInstallation = z.object({
  name: z.string().trim().min(1).max(120),
  profile: z.enum(['canvas', 'schoology', 'moodle', 'brightspace', 'blackboard', 'sakai', 'strict']),
  issuer: webUrl,
  clientId: z.string().trim().min(1).max(255),
  authorizationEndpoint: webUrl,
  tokenEndpoint: webUrl,
  /** Only where the platform wants client assertions for another audience than its token URL. */
  authorizationServer: webUrl.optional(),
  jwksUri: webUrl,
  /** Often known only after the first launch, which then waits for approval. */
  deploymentId: z.string().trim().min(1).max(255).optional(),
})
export type NewLtiInstallation = z.infer<typeof newLtiInstallation>
/** `POST /api/v1/console/installations/registration-links`: for platforms that register tools by themselves. */
export const newRegistrationLink = z.object({
  name: z.string().trim().min(1).max(120),
  /** What the platform is asked for beyond launches, and the installation has switched on. */
  features: z.array(ltiFeature).max(10).default([]),
})
/** Single-use, for a day; an administrator opens it inside the platform. */
export const registrationLink = z.object({ url: z.url() })
export type RegistrationLink = z.infer<typeof registrationLink>
/** `POST /api/v1/console/installations/lti-1p1`: for platforms that know LTI 1.1 only. */
export const newLti1p1Installation = z.object({ name: z.string().trim().min(1).max(120) })
/** What an administrator enters in the platform; the secret is shown this once. */
export const lti1p1Credentials = z.object({
  id: z.uuid(),
  launchUrl: z.url(),
  consumerKey: z.string(),
  secret: z.string(),
})
export type Lti1p1Credentials = z.infer<typeof lti1p1Credentials>
/** `PUT /api/v1/console/installations/:id/lti-1p1` */
export const lti1p1Switch = z.object({ enabled: z.boolean() })
/** `POST /api/v1/console/installations/:id/removal`: its name shows that somebody means this one. */
export const installationRemoval = z.object({ name: z.string().max(120) })
/** `PUT /api/v1/console/installations/:id/features` */
export const featureSwitch = z.object({ feature: installationFeature, enabled: z.boolean() })
/** `PUT /api/v1/console/installations/:id/deployments` */
export const deploymentDecision = z.object({
  deploymentId: z.string().min(1).max(255),
  status: z.enum(['active', 'blocked']),
})

/** `POST /api/v1/console/installations/deployment-claims`: approves what waits under the code of a launch's page. */
export const deploymentClaim = z.object({ code: z.string().trim().min(1).max(40) })

/* Catalog -------------------------------------------------------------------------------------------------- */

export const catalogRow = appCard.extend({
  externalIds: z.array(z.object({ scheme: z.string(), value: z.string() })),
  updatedAt: z.string(),
})
export type CatalogRow = z.infer<typeof catalogRow>
/** `GET /api/v1/console/apps` takes an AppSearch. */
export const catalogPage = z.object({
  apps: z.array(catalogRow),
  total: z.int(),
  facets: z.object({ functions: z.record(z.string(), z.int()), verdicts: z.record(z.string(), z.int()) }),
})
export type CatalogPage = z.infer<typeof catalogPage>
/** `PUT /api/v1/console/apps/:id/listing`: the district's decision. */
export const listingDecision = z.object({
  approval: approvalStatus,
  privacy: privacyStatus,
  reason: listingReason.nullable(),
  grades: gradeRange.nullable(),
  decisionDue: z.iso.date().nullable(),
  alternatives: z.array(z.uuid()).max(10),
})
export type ListingDecision = z.infer<typeof listingDecision>

/* Imports -------------------------------------------------------------------------------------------------- */

/** `POST /api/v1/console/imports/{catalog,usage,resources}` takes text/csv and answers 202 with one of these. */
export const importRun = z.object({
  id: z.uuid(),
  kind: z.enum(['catalog', 'usage', 'resources', 'rosters']),
  /** Whose class lists they are; null for what is the district's. */
  installationId: z.uuid().nullable(),
  fileName: z.string(),
  status: runStatus,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** null until the file has been counted. */
  totalRows: z.int().nullable(),
  doneRows: z.int(),
  acceptedRows: z.int(),
  unchangedRows: z.int(),
  rejectedRows: z.int(),
  /** Why it failed. */
  message: z.string().nullable(),
})
export type ImportRun = z.infer<typeof importRun>
/** `POST /api/v1/console/imports/:kind?fileName=…`: a file of this kind, as it is. */
export const uploadedKind = importRun.shape.kind.exclude(['rosters'])
/**
 * `POST /api/v1/console/installations/:id/roster-import?file=users.csv:1234&file=…`: a whole set of School Data Sync files,
 * one after the other as they are; each is announced by its name and its length in bytes.
 */
export const rosterImportFiles = z
  .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()).min(1).max(30))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^[^:]{1,100}:\d{1,12}$/, 'Announce each file as name:bytes.')
        .transform((file) => {
          const [name = '', bytes] = file.split(':')
          return { name, bytes: Number(bytes) }
        }),
    ),
  )
/** `GET /api/v1/console/imports` (newest first), `GET /api/v1/console/imports/:id`,
 *  `GET /api/v1/console/imports/:id/rejections.csv`, `DELETE /api/v1/console/imports/:id` cancels. */
export const importList = z.object({ imports: z.array(importRun) })
export type ImportList = z.infer<typeof importList>
