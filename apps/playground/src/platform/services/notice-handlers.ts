import type { NoticeOffice } from './notice-office.ts'
import type { ServiceAnswer, ServiceCall } from './service-call.ts'
import { ServiceRefusal } from './service-refusal.ts'

/** Platform Notification Service 1.0: which notices of this deployment go where. */
export const readNoticeHandlers = ({ client, params }: ServiceCall, office: NoticeOffice): ServiceAnswer => ({
  body: {
    client_id: client.clientId,
    deployment_id: params['deployment'],
    notice_handlers: office.types.map((type) => ({
      notice_type: type,
      handler: office.handlerOf(deploymentOf(params), type) ?? '',
    })),
  },
})

/** One handler for each type and deployment; an empty one takes it away. */
export function putNoticeHandler({ client, params, body }: ServiceCall, office: NoticeOffice): ServiceAnswer {
  const { notice_type: type, handler }: Record<string, unknown> = { ...Object(body) }
  if (typeof type !== 'string' || !office.types.includes(type))
    throw new ServiceRefusal(400, `notice_type must be one of ${office.types.join(', ')}`)
  if (typeof handler !== 'string') throw new ServiceRefusal(400, 'handler must be a URL, or empty')
  if (handler !== '' && !(URL.canParse(handler) && new URL(handler).origin === client.origin))
    throw new ServiceRefusal(400, `handler must be at ${client.origin}`)
  office.subscribe(client, deploymentOf(params), type, handler)
  return { body: { notice_type: type, handler } }
}

const deploymentOf = (params: ServiceCall['params']): string => params['deployment'] ?? ''
