import { setTimeout as wait } from 'node:timers/promises'
import {
  pushSigner,
  type CourseChange,
  type PushOptions,
  type SimulatedGoogle,
} from '@lectern/google-classroom/testing'
import type { GoogleSwitches } from '../google-switches.ts'

export const topicName = 'projects/lectern-playground/topics/classroom'
export const pushServiceAccount = 'pubsub@lectern-playground.iam.gserviceaccount.example'
export const pushSubscription = 'projects/lectern-playground/subscriptions/classroom'

export interface Delivery {
  change: CourseChange
  messageId: string
  /** Of the answer; absent where nobody answered. */
  status?: number
}

interface PushOfficeParts {
  simulated: SimulatedGoogle
  endpoint: string
  switches: GoogleSwitches
  log: (line: string) => void
}

/** Google tries for days; somebody who watches has seen enough. */
const attempts = 4
const firstPauseMilliseconds = 250

/** Pub/Sub between Classroom and the tool: whoever registered for a feed is told of its changes, at least once. */
export function pushOffice({ simulated, endpoint, switches, log }: PushOfficeParts) {
  const { classroom, key } = simulated
  const signer = pushSigner(key, {
    audience: endpoint,
    serviceAccount: pushServiceAccount,
    subscription: pushSubscription,
  })
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()
  const deliveries: Delivery[] = []
  /** Kept back until something newer has been delivered. */
  let held: (() => Promise<void>) | undefined
  let messages = 0

  async function push(change: CourseChange, options: PushOptions = {}): Promise<Delivery> {
    const messageId = options.messageId ?? `${Date.now()}-${++messages}`
    const delivery: Delivery = { change, messageId }
    deliveries.unshift(delivery)
    deliveries.splice(50)
    const { authorization, body } = await signer.push(change, { ...options, messageId })
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(10_000)]),
    }).catch(() => undefined) // nobody there: tried again, as after a refusal
    await answer?.body?.cancel()
    if (answer !== undefined) delivery.status = answer.status
    return delivery
  }

  /** The same message until it is acknowledged. */
  async function deliver(change: CourseChange, registrationId: string): Promise<void> {
    const options = { messageId: `${Date.now()}-${++messages}`, publishTime: new Date(), registrationId }
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { status = 0 } = await push(change, options)
      if (status >= 200 && status < 300) {
        if (switches.notices === 'duplicate') await push(change, options)
        return
      }
      log(`A notice of ${change.collection} was not acknowledged: ${status || 'no answer'}`)
      const pause = firstPauseMilliseconds * 2 ** attempt
      const goesOn = await wait(pause, true, { signal: closing.signal }).catch(() => false)
      if (!goesOn) return
    }
  }

  function publish(change: CourseChange): void {
    for (const registrationId of registrationsFor(change)) {
      const send = () => deliver(change, registrationId)
      const earlier = held
      const keepsBack = switches.notices === 'out-of-order' && earlier === undefined
      held = keepsBack ? send : undefined
      if (!keepsBack) run(async () => (await send(), await earlier?.()))
    }
  }

  function registrationsFor({ collection, courseId }: CourseChange): string[] {
    const type = collection.startsWith('courses.courseWork')
      ? 'courseWorkChangesInfo'
      : 'courseRosterChangesInfo'
    const now = new Date().toISOString()
    return [...classroom.registrations.values()]
      .filter(
        ({ cloudPubsubTopic, expiryTime }) => cloudPubsubTopic?.topicName === topicName && expiryTime! > now,
      )
      .filter(({ feed }) => feed?.[type]?.courseId === courseId || isDomainFeed(feed, type))
      .map(({ registrationId }) => registrationId!)
  }

  function run(work: () => Promise<unknown>): void {
    const running: Promise<void> = work().then(() => void underWay.delete(running))
    underWay.add(running)
  }

  classroom.world.listen(publish)
  return {
    push,
    /** The newest first, of those that were sent. */
    deliveries,
    /** Everything that is under way has arrived, or was given up. */
    settled: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () => closing.abort(),
  }
}

const isDomainFeed = (feed: { feedType?: string | null } | undefined, type: string): boolean =>
  feed?.feedType === 'DOMAIN_ROSTER_CHANGES' && type === 'courseRosterChangesInfo'

export type PushOffice = ReturnType<typeof pushOffice>
