import { reattributePlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { reattributeNudges } from '@lectern/nudges'
import { reattributeUsage } from '@lectern/telemetry'
import { absorbPerson, reattributeGoogleGrants, reattributeTeamsRecipients } from '@lectern/tenancy'
import type { SecretKeys } from '../secret-keys.ts'

/**
 * Two people who turned out to be one become one, in one transaction; whatever names a person passes on. Seats name
 * nobody by id and follow by themselves. Again, it takes along what a page that was still open has sent meanwhile.
 * @param keys with which what acts for people, and how to reach them, is sealed
 */
export const unitePeople = (
  scope: DistrictScope,
  people: { keep: PersonId; absorb: PersonId },
  keys: Pick<SecretKeys, 'of'>,
): Promise<void> =>
  scope.transaction(async (inside) => {
    await reattributeUsage(inside, people)
    await reattributeNudges(inside, people)
    await reattributePlacements(inside, people)
    await reattributeGoogleGrants(inside, people, keys.of('Google grants'))
    await reattributeTeamsRecipients(inside, people, keys.of('Teams recipients'))
    await absorbPerson(inside, people)
  })
