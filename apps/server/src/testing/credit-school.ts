import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect } from 'vitest'
import type { EmbedModel, PickForm } from '@lectern/api-contracts'
import { creditOf } from '@lectern/catalog'
import type { PersonId } from '@lectern/launch'
import { claimNames } from '@lectern/lti'
import { aDeepLinkingRequest } from '@lectern/lti/testing'
import { bearerOf, launched } from './browser-launch.ts'
import { approve, someApps } from './catalog.ts'
import { aDirector } from './director.ts'
import { installPlatform } from './installed-platform.ts'
import { aDistrict, serverUnderTest } from './index.ts'

const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/'

export interface Opening {
  custom: Record<string, string>
  claims?: Record<string, unknown>
  role?: 'student' | 'teacher' | 'observer'
  opens?: number
  /** How often it then tells how long the app was in use. */
  uses?: number
}

export interface CreditRow {
  placement_id: string
  person_id: PersonId
  state: string
  reason: string | null
  sealed_recipient: string | null
}

export type CreditSchool = Awaited<ReturnType<typeof creditSchool>>

/** A platform with a gradebook, where the district gives credit for opening Desmos. */
export async function creditSchool() {
  const server = await serverUnderTest({ work: true })
  const scope = await aDistrict(server.lectern)
  const canvas = await installPlatform(server.lectern, scope, { features: ['credit'] })
  const director = await aDirector(server.url, scope)
  const apps = await someApps(scope, ['Desmos', 'Kahoot'])
  const desmos = apps['Desmos']!
  const kahoot = apps['Kahoot']!
  await approve(scope, kahoot)
  const services = await canvas.serve(server.url)

  const inCourse = () => ({
    [claimNames.context]: { id: state.course, title: state.course, type: ['CourseSection'] },
  })
  const columns = () => [...services.grades.columns.values()]
  const scores = () => columns().flatMap(({ scores }) => [...scores.values()])

  async function picked(settings: object = {}) {
    const message = aDeepLinkingRequest({
      claims: {
        ...inCourse(),
        [`${deepLinking}deep_linking_settings`]: {
          deep_link_return_url: `${canvas.platform.registration.issuer}/deep_linking_response`,
          accept_types: ['ltiResourceLink'],
          accept_presentation_document_targets: ['iframe'],
          accept_multiple: true,
          ...settings,
        },
      },
    })
    const model = (await launched(server.url, canvas.platform, { claims: message })) as Extract<
      EmbedModel,
      { mode: 'browse' }
    >
    const response = await fetch(`${server.url}/api/v1/picks`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await bearerOf(server.url, model)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ handle: model.picking!.handle, appIds: [desmos, kahoot], creditIds: [desmos] }),
    })
    expect(response.status).toBe(200)
    const { fields } = (await response.json()) as PickForm
    const jwks = createRemoteJWKSet(new URL(`${server.url}/lti/jwks`))
    const { payload } = await jwtVerify(fields['JWT']!, jwks)
    const items = payload[`${deepLinking}content_items`] as {
      custom: Record<string, string>
      lineItem?: Record<string, unknown>
    }[]
    return { offered: model.picking!.credit, items }
  }

  /** A link that gives credit, as the platform keeps it. */
  const creditLink = async (): Promise<Record<string, string>> => (await picked()).items[0]!.custom

  /** A person opens the link, and on its page the app. */
  async function opened({
    custom,
    claims = {},
    role = 'student',
    opens = 1,
    uses = 0,
  }: Opening): Promise<void> {
    const model = await launched(server.url, canvas.platform, {
      role,
      claims: {
        sub: state.student,
        ...inCourse(),
        ...services.claims,
        [claimNames.custom]: custom,
        [claimNames.resourceLink]: { id: `link-${custom['placement']}` },
        ...claims,
      },
    })
    const authorization = `Bearer ${await bearerOf(server.url, model)}`
    const told = [
      ...Array.from({ length: opens }, () => ({ kind: 'app-opened' })),
      ...Array.from({ length: uses }, () => ({ kind: 'app-used', seconds: 60 })),
    ]
    for (const what of told) {
      const event = {
        id: randomUUID(),
        appId: custom['app'],
        occurredAt: new Date().toISOString(),
        ...what,
      }
      const response = await fetch(`${server.url}/api/v1/events`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ events: [event] }),
      })
      expect(response.status).toBe(200)
    }
  }

  const credits = (placementId?: string) =>
    scope.query<CreditRow>(
      `select c.placement_id, c.person_id, c.state, c.reason, c.sealed_recipient from lectern.credit c
       where $1::text is null or c.placement_id::text = $1`,
      [placementId ?? null],
    )
  const creditFor = async (custom: Record<string, string>) => {
    const [row] = await credits(custom['placement'])
    return row && { ...(await creditOf(scope, row.placement_id, row.person_id)), reason: row.reason }
  }
  const settled = (custom: Record<string, string>, state: string) =>
    expect.poll(() => creditFor(custom), { timeout: 15_000 }).toMatchObject({ state })

  const state = {
    server,
    scope,
    canvas,
    director,
    services,
    desmos,
    course: '',
    student: '',
    columns,
    scores,
    picked,
    creditLink,
    opened,
    credits,
    creditFor,
    settled,
    /** A course, a gradebook and a student of the test's own. */
    startCourse(): void {
      services.grades.columns.clear()
      state.course = `course-${randomUUID()}`
      state.student = `student-${randomUUID()}`
    },
    async close(): Promise<void> {
      await canvas.close()
      await server.close()
    },
  }
  return state
}
