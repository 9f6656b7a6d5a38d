import type { ServiceAnswer, ServiceCall } from './service-call.ts'
import { ServiceRefusal } from './service-refusal.ts'

interface EulaAcceptance {
  userId: string
  accepted: boolean
  timestamp: string
}

/** What tools said about their terms, for as long as the playground runs. */
export interface EulaDesk {
  knows: (userId: string) => boolean
  /** Whether the deployment asks everybody for it. */
  required: Map<string, boolean>
  acceptances: Map<string, EulaAcceptance>
}

export const eulaDesk = (knows: (userId: string) => boolean): EulaDesk => ({
  knows,
  required: new Map(),
  acceptances: new Map(),
})

/** A person has accepted or declined the tool's terms. */
export function recordAcceptance({ body }: ServiceCall, desk: EulaDesk): ServiceAnswer {
  const { userId, accepted, timestamp }: Record<string, unknown> = { ...Object(body) }
  if (typeof userId !== 'string' || !desk.knows(userId)) throw new ServiceRefusal(404, 'not found')
  if (typeof accepted !== 'boolean') throw new ServiceRefusal(400, 'accepted must be true or false')
  if (typeof timestamp !== 'string' || Number.isNaN(Date.parse(timestamp)))
    throw new ServiceRefusal(400, 'A valid ISO8601 timestamp must be provided')
  const last = desk.acceptances.get(userId)
  if (last && Date.parse(last.timestamp) >= Date.parse(timestamp))
    throw new ServiceRefusal(409, 'timestamp older than latest')
  const acceptance = { userId, accepted, timestamp }
  desk.acceptances.set(userId, acceptance)
  return { status: 201, body: acceptance }
}

/** The terms have changed: everybody is asked again. */
export function forgetAcceptances(_call: ServiceCall, desk: EulaDesk): ServiceAnswer {
  desk.acceptances.clear()
  return { status: 204 }
}

export function requireEula({ params, body }: ServiceCall, desk: EulaDesk): ServiceAnswer {
  const { eulaRequired }: Record<string, unknown> = { ...Object(body) }
  if (typeof eulaRequired !== 'boolean') throw new ServiceRefusal(400, 'eulaRequired must be true or false')
  desk.required.set(params['deployment'] ?? '', eulaRequired)
  return { body: { eulaRequired } }
}
