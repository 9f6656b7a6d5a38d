import type { InstallationId, PersonId } from '@lectern/launch'
import type { DistrictId } from '@lectern/launch'
import { EncryptJWT, jwtDecrypt } from 'jose'
import type { GoogleAudience } from '@lectern/tenancy'

/** Who signed in, between a window and its frame and from one frame to the next. */
export interface FramePerson {
  districtId: DistrictId
  installationId: InstallationId
  personId: PersonId
  audience: GoogleAudience
  /** Of the Google account, in base64url: held against the login hint. */
  subject: string
}

const name = 'lectern-classroom'
/** A school day; whether Google still takes what was granted is asked on every frame. */
const lifetimeSeconds = 12 * 60 * 60
const purpose = 'google-classroom.frame'

/**
 * Spares a click in the next frame. Set by a response inside the frame, so that it is kept with the page around it
 * (CHIPS) even where third-party cookies are blocked; a browser without that asks for one more click.
 */
export async function frameSessionCookie(person: FramePerson, key: Uint8Array, now: Date): Promise<string> {
  const sealed = await new EncryptJWT({ ...person })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(purpose)
    .setExpirationTime(new Date(now.getTime() + lifetimeSeconds * 1000))
    .encrypt(key)
  return `${name}=${sealed}; Path=/google-classroom; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=${lifetimeSeconds}`
}

export const frameSessionCookieName = name

/** @returns undefined for anything that is not a session of ours, or is one no more */
export async function openFrameSession(
  sealed: string | undefined,
  key: Uint8Array,
  now: Date,
): Promise<FramePerson | undefined> {
  if (sealed === undefined) return undefined
  try {
    const { payload } = await jwtDecrypt<FramePerson>(sealed, key, {
      audience: purpose,
      currentDate: now,
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      requiredClaims: ['exp'],
    })
    return payload // frameSessionCookie gave it its shape
  } catch {
    return undefined
  }
}

export const clearedFrameSessionCookie = `${name}=; Path=/google-classroom; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=0`
