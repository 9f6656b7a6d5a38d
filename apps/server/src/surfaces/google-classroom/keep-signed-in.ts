import type { Granted, GoogleUser } from '@lectern/google-classroom'
import { keepGoogleGrant, meetPerson, type GoogleAudience, type GoogleInstallation } from '@lectern/tenancy'
import type { FramePerson } from './frame-session.ts'
import { subjectHashOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'

const roles = { teacher: 'teacher', student: 'student', administrator: 'admin' } as const

/** Somebody signed in: they are met, pseudonymous, and what they granted is kept, sealed. */
export async function keepSignedIn(
  surface: Pick<GoogleClassroomSurface, 'database' | 'pseudonyms' | 'secrets'>,
  { sub, installation }: GoogleUser<GoogleInstallation>,
  audience: GoogleAudience,
  { accessToken, expiresAt, scopes, refreshToken }: Granted,
): Promise<FramePerson> {
  const { districtId, installationId } = installation
  const scope = surface.database.district(districtId)
  const subjectHash = subjectHashOf(surface, installation, sub)
  const personId = await meetPerson(scope, installationId, {
    subjectHash,
    sourcedIdHash: null,
    role: roles[audience],
  })
  await keepGoogleGrant(
    scope,
    { installationId, personId, audience },
    {
      scopes,
      access: { accessToken, expiresAt },
      refreshToken: audience === 'student' ? undefined : refreshToken,
    },
    surface.secrets.of('Google grants'),
  )
  return { districtId, installationId, personId, audience, subject: subjectHash.toString('base64url') }
}
