import type { NonceUse } from '../launch/verify-launch.ts'
import type { PlatformRegistration } from '../platform/registration.ts'

/** Single use in one process: for tests and benchmarks, because it forgets nothing and shares nothing. */
export function memoryNonces() {
  const used = new Set<string>()
  return async ({ registration, nonce }: NonceUse<PlatformRegistration>): Promise<boolean> => {
    const key = JSON.stringify([registration.issuer, registration.clientId, nonce])
    if (used.has(key)) return false
    used.add(key)
    return true
  }
}
