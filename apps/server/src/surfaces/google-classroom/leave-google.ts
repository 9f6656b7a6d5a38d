import { accessTokens, classroomApi, revokeAccess, unregister } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import type { Farewell } from '@lectern/tenancy'
import { judgeGoogle } from '../google-rosters/judge-google.ts'
import { clientOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'

export type LeaveGooglePorts = Pick<
  GoogleClassroomSurface,
  'accounts' | 'fetch' | 'redirectUri' | 'paceOf' | 'log' | 'now'
>

type ToGoogle = Extract<Farewell, { host: 'google-classroom' }>

/**
 * Google tells nothing more, and what people granted to a removed installation is given back: also where they have
 * granted it anew since, because Google knows one access of a person. They are asked once more then.
 * @throws what passes by itself, for another try
 */
export async function leaveGoogle(ports: LeaveGooglePorts, farewell: ToGoogle): Promise<void> {
  // First, while somebody's grant still can.
  for (const registration of farewell.registrations) await endRegistration(ports, farewell, registration)
  const failures: unknown[] = []
  for (let start = 0; start < farewell.tokens.length; start += atOnce) {
    const batch = farewell.tokens.slice(start, start + atOnce)
    const told = await Promise.allSettled(batch.map((token) => revokeAccess(token, ports)))
    failures.push(...told.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'accesses could not be given back to Google')
}

const atOnce = 10

async function endRegistration(
  ports: LeaveGooglePorts,
  { client }: ToGoogle,
  { registrationId, personId, refreshToken }: ToGoogle['registrations'][number],
): Promise<void> {
  const { accounts, fetch, now, paceOf, log } = ports
  const tokens = accessTokens({
    client: clientOf(ports, client),
    accounts,
    fetch,
    now,
    readRefreshToken: async () => refreshToken,
    // It is given back in a moment.
    replaceRefreshToken: async () => {},
  })
  const pace = paceOf(client.clientId)
  const classroom = classroomApi({ fetch, tokens, now, pace: () => pace.take(personId) })
  await unregister(classroom, registrationId).catch((error: unknown) => {
    if (!(error instanceof Problem) || judgeGoogle(error).verdict === 'later') throw error
    // Without the grant it hangs on it falls silent by itself.
    log.warn({ code: error.code }, error.message)
  })
}
