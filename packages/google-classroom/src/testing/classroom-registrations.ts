import type { classroom_v1 } from '@googleapis/classroom'
import { invalid, notFound } from './api-error.ts'
import type { ClassroomWorld, Handler } from './classroom-world.ts'

const lifetimeMilliseconds = 7 * 24 * 60 * 60_000

/** Who is told about changes; the same asked again lives longer. */
export function registrationHandlers(world: ClassroomWorld) {
  const registrations = new Map<string, classroom_v1.Schema$Registration>()

  function create({ body, person }: Parameters<Handler>[0]): object {
    const { feed, cloudPubsubTopic } = body as classroom_v1.Schema$Registration
    if (!/^projects\/[^/]+\/topics\/[^/]+$/.test(cloudPubsubTopic?.topicName ?? ''))
      throw invalid('The Cloud Pub/Sub topic is not valid.')
    const courseId = feed?.courseRosterChangesInfo?.courseId ?? feed?.courseWorkChangesInfo?.courseId
    if (feed?.feedType === 'DOMAIN_ROSTER_CHANGES' ? courseId : !courseId)
      throw invalid('The feed is not valid.')
    if (courseId) world.roleIn(world.courseOf({ courseId }), person)
    const registrationId = `r-${Buffer.from(JSON.stringify([feed, cloudPubsubTopic, person.sub])).toString('base64url')}`
    const expiryTime = new Date(world.now().getTime() + lifetimeMilliseconds).toISOString()
    registrations.set(registrationId, { registrationId, feed, cloudPubsubTopic, expiryTime })
    return registrations.get(registrationId)!
  }

  function remove({ params }: Parameters<Handler>[0]): object {
    if (!registrations.delete(String(params.registrationId))) throw notFound()
    return {}
  }

  const handlers: Record<string, Handler> = {
    'classroom.registrations.create': create,
    'classroom.registrations.delete': remove,
  }
  return { handlers, registrations }
}
