import { serviceScopes } from '../services/service-scopes.ts'
import { refusal, type SimulatedService } from './simulated-service.ts'

/** Which notices go where: one handler per type. */
export function simulatedNoticeHandlers({
  path,
  clientId,
  deploymentId,
}: {
  path: string
  clientId: string
  deploymentId: string
}) {
  const handlers = new Map<string, string>()
  const service: SimulatedService = {
    handles: ({ url }) => url.pathname === path,
    scopes: [serviceScopes.noticeHandlers],
    accepts: ['application/json'],
    respond({ method, body }) {
      if (method === 'GET') {
        const listed = [...handlers].map(([type, handler]) => ({ notice_type: type, handler }))
        return Response.json({ client_id: clientId, deployment_id: deploymentId, notice_handlers: listed })
      }
      if (method !== 'PUT') return refusal(405, 'Method Not Allowed')
      const { notice_type: type, handler } = JSON.parse(body) as { notice_type: string; handler: string }
      if (handler === '') handlers.delete(type)
      else handlers.set(type, handler)
      return Response.json({ notice_type: type, handler })
    },
  }
  return { service, handlers }
}
