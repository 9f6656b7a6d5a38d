import { EncryptJWT, jwtDecrypt } from 'jose'
import { Problem } from '@lectern/problem'
import type { LtiSurface } from './lti-surface.ts'

/** As long as a platform is asked for the secret, with room for a slow connection. */
const lifetime = '2 minutes'

/** Seals a launch into a handle, so that the token does not pass through the page a second time. */
export function handOver({ handOverKey }: LtiSurface, form: URLSearchParams): Promise<string> {
  return new EncryptJWT({ form: form.toString() })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(lifetime)
    .encrypt(handOverKey)
}

/** @throws Problem `lti.hand-over-expired` */
export async function takeOver({ handOverKey }: LtiSurface, handle: string): Promise<URLSearchParams> {
  try {
    const { payload } = await jwtDecrypt<{ form: string }>(handle, handOverKey)
    return new URLSearchParams(payload.form)
  } catch (cause) {
    throw new Problem({
      kind: 'unauthenticated',
      code: 'lti.hand-over-expired',
      message: 'The browser came back too late, or with something we did not hand over. Open the link again.',
      cause,
    })
  }
}
