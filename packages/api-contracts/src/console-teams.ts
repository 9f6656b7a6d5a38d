import { z } from 'zod'
import { googleRefusal } from './console-google.ts'
import { installationFeature } from './installation-features.ts'

/** Of an app registration in Entra and its Teams app; secret and certificate are told to nobody. */
export const teamsSummary = z.object({
  clientId: z.string(),
  tenantId: z.string(),
  websiteUrl: z.string(),
  privacyUrl: z.string(),
  termsUrl: z.string(),
  /** Switched on. */
  features: z.array(installationFeature),
})
export type TeamsSummary = z.infer<typeof teamsSummary>

const entraId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'Copy the ID as Entra shows it: 32 digits and letters a to f, in five groups.',
  )
const page = z
  .url({ protocol: /^https$/, error: 'Write the whole address of a page, beginning with https://.' })
  .max(2000)

const values = z.object({
  name: z.string().trim().min(1).max(120),
  /** The district's own pages, which the app package has to name. */
  websiteUrl: page,
  privacyUrl: page,
  termsUrl: page,
  clientSecret: z
    .string()
    .trim()
    .regex(/^\S{1,255}$/, 'Copy the Value of the secret, which Entra shows once; not its Secret ID.')
    .optional(),
  /** As Entra shows it; a certificate says it itself. */
  secretExpiresOn: z.iso.date('Write the day as 2027-06-30.').nullable().optional(),
  /** PEM: the certificate and its private key, unencrypted. */
  certificate: z.string().trim().min(1).max(20_000).optional(),
})

interface Credentials {
  clientSecret?: string
  certificate?: string
}
const given = ({ clientSecret, certificate }: Credentials): number =>
  [clientSecret, certificate].filter((one) => one !== undefined).length

/** `POST /api/v1/console/installations/teams` */
export const newTeamsInstallation = values
  .extend({ clientId: entraId, tenantId: entraId })
  .refine((wanted) => given(wanted) === 1, {
    path: ['clientSecret'],
    message: 'Enter either a client secret or a certificate with its key.',
  })
export type NewTeamsInstallation = z.input<typeof newTeamsInstallation>

/** `PUT /api/v1/console/installations/:id/teams`: all values but app and tenant, which stay. */
export const teamsChange = values.refine((wanted) => given(wanted) <= 1, {
  path: ['clientSecret'],
  message: 'Enter either a client secret or a certificate with its key.',
})
export type TeamsChange = z.input<typeof teamsChange>

/** What permissions are for: the first four always, the others where their feature is switched on. */
export const permissionUse = z.enum(['sign-in', 'classes', 'placing', 'tenant', 'roster', 'notifications'])
export type PermissionUse = z.infer<typeof permissionUse>

/** Of Microsoft Graph. */
export const teamsPermission = z.object({
  use: permissionUse,
  kind: z.enum(['delegated', 'application']),
  name: z.string(),
  /** Of an application permission, as the app's own token says; of a delegated one no token of the app tells. */
  granted: z.boolean().nullable(),
})
export type TeamsPermission = z.infer<typeof teamsPermission>

/** The applications of Microsoft in which tabs open, by their ids in every tenant. */
export const teamsHost = z.enum([
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
])
export type TeamsHost = z.infer<typeof teamsHost>

/** What is entered in Entra, and what does it there. */
export const teamsValues = z.object({
  signInUri: z.url(),
  consentUri: z.url(),
  applicationIdUri: z.string(),
  tabScope: z.string(),
  /** That may fetch the tab's token without asking a person. */
  hosts: z.array(teamsHost),
  tokenVersion: z.int(),
  packageUrl: z.url(),
  /** As Teams knows the app. */
  manifestId: z.string(),
  /** Of the package that was made last, and whether its content would be another now. */
  release: z.object({ version: z.string(), isCurrent: z.boolean() }).nullable(),
  /** For bash and the az command line, to be reviewed and run. */
  setupScript: z.string(),
  removalScript: z.string(),
})
export type TeamsValues = z.infer<typeof teamsValues>

const instant = z.string()

/** `GET /api/v1/console/installations/:id/teams`; also what its changes answer. */
export const teamsDetails = z.object({
  values: teamsValues,
  permissions: z.array(teamsPermission),
  /** What this kind of installation can have. */
  offered: z.array(installationFeature),
  seen: z.object({
    teacherLaunchedAt: instant.nullable(),
    studentLaunchedAt: instant.nullable(),
    firstNoticeAt: instant.nullable(),
  }),
  /** What stopped notifications last, until one goes through again. */
  noticeProblem: z.object({ at: instant, code: z.string(), message: z.string() }).nullable(),
  admission: z.object({
    confirmedAt: instant.nullable(),
    tenantName: z.string().nullable(),
    /** Why the last consent of an administrator came to nothing, while none has succeeded since. */
    refusal: googleRefusal.nullable(),
  }),
  credential: z.object({
    kind: z.enum(['secret', 'certificate']),
    expiresAt: instant.nullable(),
    /** `soon`: within 30 days. */
    state: z.enum(['unknown', 'good', 'soon', 'expired']),
  }),
})
export type TeamsDetails = z.infer<typeof teamsDetails>

/** `POST /api/v1/console/installations/:id/teams/consent`: where an administrator of the tenant agrees. */
export const teamsConsent = z.object({ url: z.url() })
export type TeamsConsent = z.infer<typeof teamsConsent>
