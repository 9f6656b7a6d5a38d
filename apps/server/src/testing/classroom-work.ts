import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { EmbedModel } from '@lectern/api-contracts'
import type { AppId } from '@lectern/launch'
import type { SimulatedItem, SimulatedPerson } from '@lectern/google-classroom/testing'
import { switchFeature } from '@lectern/tenancy'
import { bearerOf } from './browser-launch.ts'
import { someApps } from './catalog.ts'
import { classroomUnderTest, type ClassroomUnderTest, type ShownFrame } from './classroom-under-test.ts'

export interface Attached {
  item: Pick<SimulatedItem, 'courseId' | 'itemId' | 'itemType'>
  attachmentId: string
  maxPoints: number | undefined
}

export type ReviewModel = Extract<EmbedModel, { mode: 'review' }>

export interface ClassroomWork extends ClassroomUnderTest {
  desmos: AppId
  /** A teacher attaches Desmos to a fresh assignment. */
  attached(options?: { credit?: boolean }): Promise<Attached>
  /** As Classroom copies it: nobody is told. */
  copied(original: Attached, courseId: string): Attached
  /** A student opens the attachment, and on its page the app. */
  opened(attached: Attached, student: SimulatedPerson, options?: { opens?: number }): Promise<void>
  /** The frame in which a teacher reviews a student's work. */
  review(attached: Attached, of: SimulatedPerson, by?: SimulatedPerson): Promise<ShownFrame>
  post(path: string, token: string | undefined, body: object): Promise<Answered>
  pointsOf(attached: Attached, student: SimulatedPerson): number | undefined
}

interface Answered {
  status: number
  answer: Record<string, unknown>
}

/** A class in Classroom whose teacher attaches apps that students open, and reviews what they did. */
export async function classroomWork(
  options: Parameters<typeof classroomUnderTest>[0] = {},
): Promise<ClassroomWork> {
  const under = await classroomUnderTest(options)
  await switchFeature(under.scope, under.installationId, 'credit', true)
  const desmos = (await someApps(under.scope, ['Desmos']))['Desmos']!
  const { classroom, people } = under
  const newest = (): Attached => {
    const { id, courseId, itemId, maxPoints } = classroom.world.attachments.at(-1)!.value
    return {
      item: { courseId, itemId, itemType: 'courseWork' },
      attachmentId: id,
      maxPoints: maxPoints ?? undefined,
    }
  }

  async function post(path: string, token: string | undefined, body: object): Promise<Answered> {
    const response = await fetch(`${under.url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }

  return {
    ...under,
    desmos,
    post,
    async attached({ credit = true } = {}) {
      const item = classroom.addItem(under.course.id)
      const { model } = await under.frame({ kind: 'discovery', person: people.teacher, item }).open()
      const handle = model.mode === 'browse' ? model.picking!.handle : ''
      const { status } = await post('/picks', await bearerOf(under.url, model), {
        handle,
        appIds: [desmos],
        creditIds: credit ? [desmos] : [],
      })
      expect(status).toBe(200)
      return newest()
    },
    copied({ item }, courseId) {
      classroom.copyItem(
        classroom.world.items.find(({ itemId }) => itemId === item.itemId)!,
        courseId,
      )
      return newest()
    },
    async opened({ item, attachmentId }, student, { opens = 1 } = {}) {
      const { model } = await under.frame({ kind: 'student', person: student, item, attachmentId }).open()
      const token = await bearerOf(under.url, model)
      for (let count = 0; count < opens; count++) {
        const occurredAt = new Date().toISOString()
        const event = { id: randomUUID(), kind: 'app-opened', appId: desmos, occurredAt }
        expect((await post('/events', token, { events: [event] })).status).toBe(200)
      }
    },
    review: ({ item, attachmentId }, of, by = people.teacher) =>
      under.frame({ kind: 'review', person: by, item, attachmentId, of }).open(),
    pointsOf: ({ item, attachmentId }, { sub }) =>
      classroom.points.get(`${attachmentId}/${classroom.world.submissionId(sub, item.itemId)}`),
  }
}
