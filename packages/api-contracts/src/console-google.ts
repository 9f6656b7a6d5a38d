import { z } from 'zod'
import { disclosedCount } from './apps.ts'
import { installationFeature } from './installation-features.ts'

/** Of an add-on's Cloud project and its Marketplace app; the client's secret is told to nobody. */
export const googleSummary = z.object({
  clientId: z.string(),
  hostedDomains: z.array(z.string()),
  applicationId: z.string().nullable(),
  pubsubTopic: z.string().nullable(),
  pushServiceAccount: z.string().nullable(),
  /** Switched on. */
  features: z.array(installationFeature),
})
export type GoogleSummary = z.infer<typeof googleSummary>

const asShown = (pattern: RegExp) =>
  z.string().trim().regex(pattern, 'Copy it as the Google Cloud console shows it.')
const domainName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'Write a domain as lakeside.example, without @ or https.',
  )

const values = z.object({
  name: z.string().trim().min(1).max(120),
  /** Workspace domains whose people are of the district; secondary domains are listed each. */
  hostedDomains: z.array(domainName).min(1).max(100),
  /** The number of the Cloud project, as the Marketplace SDK shows it: with it Google tells whether the app is installed. */
  applicationId: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, 'The application ID is a number, as the Marketplace SDK shows it.')
    .nullable()
    .default(null),
  /** Where Google tells of changes by itself; with the account as which it signs what it delivers. */
  pubsubTopic: z
    .string()
    .trim()
    .regex(
      /^projects\/[\w.:-]+\/topics\/[\w.~+%-]{3,255}$/,
      'Write the topic as projects/my-project/topics/classroom.',
    )
    .nullable()
    .default(null),
  pushServiceAccount: z
    .email('Write the e-mail address of the service account.')
    .max(254)
    .nullable()
    .default(null),
})

type Topic = Pick<z.infer<typeof values>, 'pubsubTopic' | 'pushServiceAccount'>

/** A topic without its account could be written to by anybody. */
const bothOrNone = ({ pubsubTopic, pushServiceAccount }: Topic): boolean =>
  (pubsubTopic === null) === (pushServiceAccount === null)
const together = {
  path: ['pushServiceAccount'],
  message: 'A topic needs its push service account, and an account its topic: give both or none.',
}

/** `POST /api/v1/console/installations/google-classroom` */
export const newGoogleInstallation = values
  .extend({ clientId: asShown(/^[\w.-]{1,255}$/), clientSecret: asShown(/^\S{1,255}$/) })
  .refine(bothOrNone, together)
export type NewGoogleInstallation = z.input<typeof newGoogleInstallation>

/** `PUT /api/v1/console/installations/:id/google-classroom`: all values but the client, which stays. */
export const googleChange = values
  .extend({ clientSecret: asShown(/^\S{1,255}$/).optional() })
  .refine(bothOrNone, together)
export type GoogleChange = z.input<typeof googleChange>

/** What scopes are for: who it is and the frames always, the others where their feature is used. */
export const scopeUse = z.enum(['add-on', 'administrator', 'links', 'roster', 'notices'])
export type ScopeUse = z.infer<typeof scopeUse>

/** What is pasted into the Cloud console, the Marketplace SDK and the Admin console. */
export const googleValues = z.object({
  redirectUri: z.url(),
  setupUri: z.url(),
  upgradeUri: z.url(),
  uriPrefix: z.url(),
  pushEndpoint: z.url(),
  /** Who must be allowed to publish to the topic. */
  publisher: z.string(),
  /** Of what is switched on; each once, where it is needed first. */
  scopes: z.array(z.object({ use: scopeUse, scopes: z.array(z.string()) })),
  /** To be enabled in the Cloud project, by the names of their services. */
  apis: z.array(z.string()),
})
export type GoogleValues = z.infer<typeof googleValues>

const instant = z.string()
export const googleRefusal = z.object({
  at: instant,
  code: z.string(),
  message: z.string(),
  reference: z.string(),
})

/** Of teachers, or students, who signed in: how many granted all that is asked of them now. */
export const grantedBy = z.object({
  audience: z.enum(['teacher', 'student']),
  people: disclosedCount,
  all: disclosedCount,
  notAll: disclosedCount,
})
export type GrantedBy = z.infer<typeof grantedBy>

/** What somebody granted who administers the domain; who it was stands in no answer. */
export const administratorGrant = z.object({
  grantedAt: instant,
  /** It acts for the district while nobody looks, and holds all that is switched on. */
  state: z.enum(['works', 'incomplete', 'ended']),
  missing: z.array(z.string()),
  endedCode: z.string().nullable(),
})

/** How Google tells of changed class lists by itself. */
export const googleNotices = z.object({
  /** Null while it does not. */
  livesUntil: instant.nullable(),
  /** Remembered for eight days. */
  lastMessageAt: instant.nullable(),
  /** Why it could not be asked to, or to go on. */
  problem: z.object({ at: instant, code: z.string(), message: z.string() }).nullable(),
})
export type GoogleNotices = z.infer<typeof googleNotices>

/** `GET /api/v1/console/installations/:id/google-classroom`; also what its `PUT` answers. */
export const googleDetails = z.object({
  values: googleValues,
  seen: z.object({
    teacherSignedInAt: instant.nullable(),
    studentSignedInAt: instant.nullable(),
    teacherLaunchedAt: instant.nullable(),
    studentLaunchedAt: instant.nullable(),
    /** The first attachment. */
    attachedAt: instant.nullable(),
  }),
  granted: z.array(grantedBy),
  administrators: z.array(administratorGrant),
  /** Why the last sign-in of an administrator came to nothing, while none has succeeded since. */
  administratorRefusal: googleRefusal.nullable(),
  /** Null where class lists are off or no topic was entered. */
  notices: googleNotices.nullable(),
})
export type GoogleDetails = z.infer<typeof googleDetails>

/** `POST /api/v1/console/installations/:id/google-classroom/sign-in`: where a window goes for it. */
export const administratorSignIn = z.object({ url: z.url() })
export type AdministratorSignIn = z.infer<typeof administratorSignIn>

/** `DELETE /api/v1/console/installations/:id/google-classroom/grants`: what administrators granted is given back. */
export const withdrawnGrants = z.object({
  withdrawn: z.int(),
  /** Deleted here, while Google could not be told of it. */
  notTold: z.int(),
})
export type WithdrawnGrants = z.infer<typeof withdrawnGrants>

/** `GET /api/v1/console/installations/:id/google-classroom/install-state`: asked of Google now. */
export const googleInstallState = z.object({
  domains: z.array(
    z.object({
      domain: z.string(),
      state: z.enum(['installed', 'not-installed', 'unknown']),
      /** Why it is unknown. */
      problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
})
export type GoogleInstallState = z.infer<typeof googleInstallState>
