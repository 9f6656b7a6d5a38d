import { createHmac, hkdfSync } from 'node:crypto'
import type { DistrictId } from '@lectern/launch'

/**
 * Keyed pseudonyms: the same person hashes alike within a district and differently in every other, and without the
 * key nobody can test a guess.
 */
export interface Pseudonyms {
  /** A person as one platform names them (`sub`), unique per issuer (LTI Core 5.3.6.1). */
  subject(district: DistrictId, issuer: string, subject: string): Buffer
  /** The district's own number for a person, the same on every host and in rosters. */
  sourcedId(district: DistrictId, sourcedId: string): Buffer
}

/** @param key 32 bytes */
export function pseudonyms(key: Uint8Array): Pseudonyms {
  const districtKeys = new Map<DistrictId, Buffer>()
  const keyOf = (district: DistrictId): Buffer => {
    let districtKey = districtKeys.get(district)
    if (!districtKey) {
      districtKey = Buffer.from(hkdfSync('sha256', key, district, 'lectern pseudonyms', 32))
      districtKeys.set(district, districtKey)
    }
    return districtKey
  }
  // JSON keeps ('a', 'bc') and ('ab', 'c') apart.
  const hash = (district: DistrictId, parts: string[]): Buffer =>
    createHmac('sha256', keyOf(district)).update(JSON.stringify(parts)).digest()
  return {
    subject: (district, issuer, subject) => hash(district, ['subject', issuer, subject]),
    sourcedId: (district, sourcedId) => hash(district, ['sourced-id', sourcedId]),
  }
}
