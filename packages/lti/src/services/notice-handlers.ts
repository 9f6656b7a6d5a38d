import type { NoticeService } from '../launch/service-claims.ts'
import { asObject, words } from './answer-values.ts'
import type { NoticeType } from './notice.ts'
import type { PlatformConnection } from './platform-connection.ts'
import { refuseService } from './service-refusals.ts'
import { serviceScopes } from './service-scopes.ts'
import { serviceUrl } from './service-url.ts'

export interface NoticeHandler {
  noticeType: string
  /** Where the platform sends notices of this type. */
  handler: string
}

const mediaType = 'application/json'

/** Which notices of this deployment go where. */
export async function readNoticeHandlers(
  connection: PlatformConnection,
  service: NoticeService | undefined,
): Promise<NoticeHandler[]> {
  const { url, scopes } = offered(service)
  const answer = await connection.call({ method: 'GET', url, scopes, accept: mediaType })
  const { notice_handlers: handlers } = asObject(answer.json())
  if (!Array.isArray(handlers))
    throw refuseService(
      'lti.service-answer-invalid',
      `What the platform answers at ${url.origin} is no list of notice handlers.`,
      { origin: url.origin },
    )
  return handlers.map(readHandler).filter((handler) => handler !== undefined)
}

/** Platforms list types without handler too. */
function readHandler(value: unknown): NoticeHandler | undefined {
  const { notice_type: type, handler: address } = asObject(value)
  const noticeType = words(type)
  const handler = words(address)
  return noticeType === undefined || handler === undefined ? undefined : { noticeType, handler }
}

/** From now on such notices go to `handler`, which replaces the one before: there is one per type and deployment. */
export async function setNoticeHandler(
  connection: PlatformConnection,
  service: NoticeService | undefined,
  { noticeType, handler }: { noticeType: NoticeType; handler: URL },
): Promise<void> {
  if (service?.types.includes(noticeType) === false)
    throw refuseService(
      'lti.service-not-offered',
      `The platform does not send notices of the type ${noticeType}; it names ${service.types.join(', ') || 'none'}.`,
      { wanted: noticeType, offered: service.types },
    )
  await putHandler(connection, service, { noticeType, handler: handler.href })
}

export const removeNoticeHandler = (
  connection: PlatformConnection,
  service: NoticeService | undefined,
  noticeType: string,
): Promise<void> => putHandler(connection, service, { noticeType, handler: '' })

async function putHandler(
  connection: PlatformConnection,
  service: NoticeService | undefined,
  { noticeType, handler }: NoticeHandler,
): Promise<void> {
  const { url, scopes } = offered(service)
  await connection.call({
    method: 'PUT',
    url,
    scopes,
    accept: mediaType,
    contentType: mediaType,
    body: () => ({ notice_type: noticeType, handler }),
  })
}

function offered(service: NoticeService | undefined) {
  if (service !== undefined) return { url: serviceUrl(service.url), scopes: [serviceScopes.noticeHandlers] }
  throw refuseService(
    'lti.service-not-offered',
    'The platform did not offer its notification service with the launch. Switch it on for this tool.',
  )
}
