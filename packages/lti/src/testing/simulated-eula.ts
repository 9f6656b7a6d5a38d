import { serviceScopes } from '../services/service-scopes.ts'
import { refusal, type SimulatedService } from './simulated-service.ts'

interface Answer {
  userId?: unknown
  accepted?: unknown
  timestamp?: unknown
}

/** Who has accepted the tool's terms, as exact as Canvas: an answer must be later than the one before it. */
export function simulatedEula(path: string) {
  const answers = new Map<string, { accepted: boolean; timestamp: string }>()
  const service: SimulatedService = {
    handles: ({ method, url }) => method === 'POST' && url.pathname === `${path}/user`,
    scopes: [serviceScopes.eulaUser],
    accepts: ['application/json'],
    respond({ body }) {
      const { userId, accepted, timestamp } = JSON.parse(body) as Answer
      if (typeof userId !== 'string' || typeof accepted !== 'boolean') return refusal(400, 'Bad Request')
      if (typeof timestamp !== 'string' || Number.isNaN(Date.parse(timestamp)))
        return refusal(400, 'A valid ISO8601 timestamp must be provided')
      const last = answers.get(userId)
      if (last && Date.parse(timestamp) <= Date.parse(last.timestamp))
        return refusal(409, 'timestamp older than latest')
      answers.set(userId, { accepted, timestamp })
      return Response.json({ userId, accepted, timestamp }, { status: 201 })
    },
  }
  return { service, answers }
}
