import type { EulaService } from '../launch/service-claims.ts'
import type { PlatformConnection } from './platform-connection.ts'
import { refuseService } from './service-refusals.ts'
import { serviceScopes } from './service-scopes.ts'
import { serviceUrl, withPath } from './service-url.ts'

/** What one person said to the tool's terms of use. */
export interface EulaAnswer {
  /** As `sub` of that person's launches. */
  userId: string
  accepted: boolean
}

const mediaType = 'application/json'

/**
 * Tells the platform what a person answered, so that it need not ask again (EULA Service). Every attempt has a time of
 * its own: platforms refuse an answer that is not later than the one they hold (Canvas: 409).
 * @throws Problem `lti.service-not-offered`, or what a call throws
 */
export async function reportEulaAnswer(
  connection: PlatformConnection,
  service: EulaService | undefined,
  { userId, accepted }: EulaAnswer,
  now: () => Date = () => new Date(),
): Promise<void> {
  const { url, scopes } = offered(service)
  await connection.call({
    method: 'POST',
    url: withPath(url, 'user'),
    scopes,
    accept: mediaType,
    contentType: mediaType,
    body: () => ({ userId, accepted, timestamp: now().toISOString() }),
    repeatable: true,
  })
}

function offered(service: EulaService | undefined): { url: URL; scopes: string[] } {
  const scope = serviceScopes.eulaUser
  if (service?.scopes.includes(scope)) return { url: serviceUrl(service.url), scopes: [scope] }
  throw refuseService(
    'lti.service-not-offered',
    `The platform did not offer this tool ${scope}. Switch it on for the tool there, and open the terms again.`,
    { wanted: [scope], offered: service?.scopes ?? [] },
  )
}
