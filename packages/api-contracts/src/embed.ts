import { z } from 'zod'
import { personalData } from './person.ts'
import { reviewedCredit, reviewedWork, submittedWork } from './review.ts'
import { shownTerms } from './terms.ts'
import { appCard, appPage, disclosedCount } from './apps.ts'
import { resourceCard } from './resources.ts'

export const locale = z.enum(['en', 'es'])
export const theme = z.enum(['auto', 'light', 'dark', 'contrast'])

export const nudgeCard = z.object({
  id: z.uuid(),
  rule: z.literal('seat-never-opened'),
  app: z.object({ id: z.uuid(), name: z.string(), url: z.url() }),
  /** ISO date. */
  seatSince: z.string(),
  /** What colleagues did with it in the last 28 days; null where too few did. */
  colleagues: z.object({ opens: z.int(), people: disclosedCount }).nullable(),
})
export type NudgeCard = z.infer<typeof nudgeCard>

const frame = {
  locale,
  theme,
  district: z.object({ name: z.string(), isDemo: z.boolean() }),
  /** The course the person came from. */
  contextTitle: z.string().nullable(),
  /** One-time; the page redeems it for a bearer token. */
  sessionCode: z.string(),
  /** With it a teacher's page may ask for the links in this class (`POST /api/v1/course-links`). */
  courseLinksHandle: z.string().optional(),
}

/** What the launch response carries: everything the first paint needs. */
export const embedModel = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('browse'),
    ...frame,
    page: appPage,
    /** The district has help for teachers, which `GET /api/v1/resources` finds. */
    help: z.boolean(),
    nudge: nudgeCard.nullable(),
    /** The host asked to pick content (LTI Deep Linking): apps are added to the class instead of opened. */
    picking: z
      .object({
        multiple: z.boolean(),
        /** As many as the host takes where the choice goes; absent: as many as a `pickRequest` carries. */
        most: z.int().optional(),
        handle: z.string(),
        /** `false`: the host takes plain links alone, whose use Lectern never hears of. */
        counted: z.boolean(),
        /** Opening an app may give credit in the host's gradebook. */
        credit: z.boolean(),
        /** The host asks to put an app in place of a plain link (Classroom's link upgrade). */
        upgrade: z.object({ url: z.url(), app: appCard.nullable() }).optional(),
        /**
         * Where the host can put it, when the teacher has the choice. `settings`: the host's own button takes what was
         * chosen, or the whole catalog where nothing was.
         */
        into: z.array(z.enum(['tab', 'assignment', 'settings'])).optional(),
      })
      .nullable(),
    /** Of the teacher, where the page is about none of them: each leads to the same page for that class. */
    classes: z.array(z.object({ group: z.string(), title: z.string() })).optional(),
  }),
  /** A linked app; for a student the only thing there is. */
  z.object({
    mode: z.literal('open-app'),
    ...frame,
    app: appCard,
    teacher: z.boolean(),
    /** Where the host has no other page on which a teacher would meet it. */
    nudge: nudgeCard.nullable().optional(),
  }),
  /** Linked help for teachers. */
  z.object({ mode: z.literal('open-resource'), ...frame, resource: resourceCard, teacher: z.boolean() }),
  /** A student came without a linked app, or what was linked is gone or not approved any more. */
  z.object({
    mode: z.literal('nothing-linked'),
    ...frame,
    reason: z.enum(['no-link', 'app-gone', 'resource-gone', 'not-approved']),
  }),
  /**
   * The host asked what is held about somebody (LTI data privacy). The page asks for `person/export` and
   * `person/forget` with its bearer token, which is good for this one person.
   */
  z.object({
    mode: z.literal('privacy'),
    ...frame,
    /** Null: nothing is held. */
    held: personalData.nullable(),
    /** The person asks about themselves. */
    isSelf: z.boolean(),
    /** As the host named them in this launch; not kept. */
    name: z.string().nullable(),
  }),
  /**
   * A learner's work (LTI submission review, Classroom's student work review), for a teacher of the course or, where the
   * host wants it, that learner. Asks for `review/score`, `review/points`.
   */
  z.object({
    mode: z.literal('review'),
    ...frame,
    /** Null: nobody knows which app the link is about. */
    work: reviewedWork.nullable(),
    /** IANA name: the district's, in which times are told. */
    timeZone: z.string(),
    isSelf: z.boolean(),
    name: z.string().nullable(),
    /** Null: the platform does not let scores be read, or not for this reader. */
    scoreHandle: z.string().nullable(),
    /** Null: the host did not tell. */
    submission: submittedWork
      .extend({
        /** Null: this reader gives no points. */
        pointsHandle: z.string().nullable(),
        /** Null: none was to be given. */
        credit: reviewedCredit.nullable(),
      })
      .nullable(),
  }),
  /** The district's terms of use (LTI EULA). Asks for `terms/acceptance`. */
  z.object({
    mode: z.literal('terms'),
    ...frame,
    /** Null: the district has published none. */
    terms: shownTerms.nullable(),
    /** When the person accepted this version before; ISO 8601. */
    acceptedAt: z.string().nullable(),
    handle: z.string(),
    /** Where the platform wants the person back; null: it closes the page itself. */
    returnTo: z.string().nullable(),
  }),
])
export type EmbedModel = z.infer<typeof embedModel>

/** `POST /api/v1/session` */
export const redeemRequest = z.object({ code: z.string().min(1).max(4096) })
export const redeemResponse = z.object({ token: z.string(), expiresAt: z.int() })
export type RedeemResponse = z.infer<typeof redeemResponse>

const event = z.object({ id: z.uuid(), appId: z.uuid(), occurredAt: z.iso.datetime({ offset: true }) })
/** `POST /api/v1/events`: answered only when the events are durable; the same id may be sent again. */
export const eventBatch = z.object({
  events: z
    .array(
      z.discriminatedUnion('kind', [
        event.extend({ kind: z.literal('app-opened') }),
        /** How long from `occurredAt` on; longer use is told in several events. */
        event.extend({ kind: z.literal('app-used'), seconds: z.int().min(1).max(300) }),
      ]),
    )
    .min(1)
    .max(100),
})
export type EventBatch = z.infer<typeof eventBatch>
/** `duplicates`: ids that were already known; they count once. */
export const eventReceipt = z.object({ accepted: z.int(), duplicates: z.int() })
export type EventReceipt = z.infer<typeof eventReceipt>

/**
 * `POST /api/v1/picks`: what the teacher picked, 50 at most; none is a cancel. `handle` comes from the launch's page.
 */
export const pickRequest = z
  .object({
    handle: z.string().min(1).max(16_384),
    appIds: z.array(z.uuid()).max(50),
    resourceIds: z.array(z.uuid()).max(50).default([]),
    /** Those of the apps that give credit for being opened. */
    creditIds: z.array(z.uuid()).max(50).default([]),
    /** Where the teacher wants it, out of what the launch offered. */
    into: z.enum(['tab', 'assignment', 'settings']).optional(),
    /** Of the host, fetched anew: with it the server acts in the teacher's name. */
    hostToken: z.string().max(16_384).optional(),
    /** The teacher has just allowed it, and the host may need seconds to know that. */
    afterConsent: z.boolean().optional(),
  })
  .refine(({ appIds, resourceIds }) => appIds.length + resourceIds.length <= 50, {
    message: 'Apps and resources together must be 50 at most.',
    path: ['resourceIds'],
  })
export type PickRequest = z.infer<typeof pickRequest>
/** The host wants the teacher to allow it first, in a window at this address; then the same request does it. */
const grant = z.object({
  kind: z.literal('grant'),
  address: z.url(),
  /** How the window fares, where it may lose the page that opened it (`GET /google-classroom/hand-offs/:id`). */
  handOff: z.object({ id: z.string(), secret: z.string() }).optional(),
  /** What Teams' next token has to show, where a policy of the tenant wants it. */
  claims: z.string().optional(),
})
export type Grant = z.infer<typeof grant>
export const pickResponse = z.discriminatedUnion('kind', [
  /** The page submits this form as it is, in its own frame: the platform takes it from there. */
  z.object({ kind: z.literal('form'), action: z.url(), fields: z.record(z.string(), z.string()) }),
  /** It is done; the page hands this message to the window around it, which closes the frame. */
  z.object({
    kind: z.literal('placed'),
    /** `links`, `assignment`: a draft with links, at this address, which the teacher has yet to publish. */
    as: z.enum(['attachments', 'links', 'tabs', 'assignment', 'nothing']),
    tellHost: z.record(z.string(), z.string()),
    address: z.url().nullable(),
  }),
  /** The host's own button keeps this as the settings of its tab. */
  z.object({
    kind: z.literal('settings'),
    settings: z.object({
      entityId: z.string(),
      contentUrl: z.url(),
      websiteUrl: z.url(),
      removeUrl: z.string(),
      suggestedDisplayName: z.string(),
    }),
  }),
  grant,
])
export type PickResponse = z.infer<typeof pickResponse>
export type PickForm = Extract<PickResponse, { kind: 'form' }>

/** `POST /api/v1/course-links`: which links in the class lead to apps that the district has not approved. */
export const courseLinksRequest = z.object({ handle: z.string().min(1).max(16_384) })
export const courseLinksResponse = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('links'),
    /** How many were looked at. */
    checked: z.int(),
    unapproved: z.array(
      z.object({
        url: z.url(),
        /** The work that the link stands in, as the teacher named it; its address at the host. */
        work: z.object({ title: z.string(), address: z.url().nullable() }),
        app: appCard,
      }),
    ),
  }),
  grant,
])
export type CourseLinksResponse = z.infer<typeof courseLinksResponse>

/** `POST /api/v1/nudges/:id/response` */
export const nudgeResponse = z.object({ response: z.enum(['shown', 'acted', 'not-now', 'not-for-me']) })
export type NudgeResponse = z.infer<typeof nudgeResponse>
