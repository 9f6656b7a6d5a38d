import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const role = z.enum(['student', 'teacher', 'admin'])

/** All that is held about one person. There is no name in it: Lectern keeps none. */
export const personalData = z.object({
  /** Null where only the district's number is known, such as of a seat for somebody who never came. */
  seen: z.object({ first: instant, last: instant, roles: z.array(role) }).nullable(),
  /** Each host that knows them. `byDistrictNumber`: it also sends the district's own number, as a keyed hash. */
  identities: z.array(z.object({ installation: z.string(), byDistrictNumber: z.boolean() })),
  /** Of the launches that are still listed. */
  courses: z.array(
    z.object({ title: z.string().nullable(), installation: z.string(), launches: z.int(), lastAt: instant }),
  ),
  /** Courses whose roster names them, where the district switched rosters on. */
  rosters: z.array(
    z.object({
      title: z.string().nullable(),
      installation: z.string(),
      role: z.string(),
      lastSeenAt: instant,
    }),
  ),
  /** Student work in Google Classroom that is known to be theirs, by course. */
  submissions: z.array(
    z.object({ title: z.string().nullable(), installation: z.string(), count: z.int(), lastSeenAt: instant }),
  ),
  /** How often Lectern itself was opened. Days are ISO dates in the district's time zone. */
  launches: z.object({ count: z.int(), firstDay: z.string(), lastDay: z.string() }).nullable(),
  /** Apps they opened, and for how many minutes at most they used them; `app` is null where it left the catalog. */
  apps: z.array(
    z.object({
      app: z.string().nullable(),
      count: z.int(),
      minutes: z.int(),
      firstDay: z.string(),
      lastDay: z.string(),
    }),
  ),
  seats: z.array(z.object({ app: z.string(), since: z.string() })),
  /** What they put into a course: an app, or help by its title. */
  placements: z.array(
    z.object({
      app: z.string().nullable(),
      help: z.string().nullable(),
      course: z.string().nullable(),
      placedAt: instant,
    }),
  ),
  /** For opening apps. Until one is settled, the user ID of the platform is kept too, sealed. */
  credits: z.array(
    z.object({
      app: z.string(),
      course: z.string().nullable(),
      notedAt: instant,
      state: z.enum(['waiting', 'due', 'reported', 'refused']),
    }),
  ),
  nudges: z.array(
    z.object({
      app: z.string().nullable(),
      madeAt: instant,
      /** In the feed of a host. */
      toldAt: instant.nullable(),
      shownAt: instant.nullable(),
      answeredAt: instant.nullable(),
      answer: z.enum(['acted', 'not-now', 'not-for-me']).nullable(),
    }),
  ),
  /** Where suggestions reach them by themselves: their ID there is kept for it, sealed. */
  notices: z.array(z.object({ installation: z.string(), notedAt: instant })),
  /** The district's terms of use that they accepted. */
  terms: z.array(z.object({ version: z.int(), acceptedAt: instant, reportedAt: instant.nullable() })),
  /** What Lectern may do in a host in their name; what acts for them stands nowhere, sealed as it is. */
  grants: z.array(
    z.object({
      installation: z.string(),
      audience: z.enum(['teacher', 'student', 'administrator']),
      grantedAt: instant,
      scopes: z.array(z.string()),
      endedAt: instant.nullable(),
    }),
  ),
})
export type PersonalData = z.infer<typeof personalData>

/**
 * `GET /api/v1/person/export`, and `npm run lectern -- person export`: the same as a file, with every launch and event
 * that is still kept. `held` is null when nothing is.
 */
export const personExport = z.object({
  format: z.literal('lectern-person-1'),
  exportedAt: instant,
  district: z.string(),
  held: personalData.nullable(),
  launches: z.array(
    z.object({
      at: instant,
      installation: z.string(),
      course: z.string().nullable(),
      role: z.string(),
      placement: z.string().nullable(),
    }),
  ),
  events: z.array(
    z.object({
      at: instant,
      kind: z.enum(['launch', 'app-opened', 'app-used']),
      app: z.string().nullable(),
      /** How long, of `app-used`. */
      seconds: z.int().nullable(),
    }),
  ),
})
export type PersonExport = z.infer<typeof personExport>

/** `POST /api/v1/person/forget`: for good. */
export const forgetRequest = z.object({ confirmed: z.literal(true) })
export type ForgetRequest = z.infer<typeof forgetRequest>
/** `forgotten` is false when there was nothing to forget. */
export const forgetReceipt = z.object({ forgotten: z.boolean() })
export type ForgetReceipt = z.infer<typeof forgetReceipt>
