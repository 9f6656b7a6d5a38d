import { accessFeatures } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { findGoogleGrantors, type GoogleInstallation } from '@lectern/tenancy'
import { isGrantEnding, personApi, type PersonApi } from '../google-classroom/person-api.ts'
import type { GoogleRosters } from './google-rosters.ts'

/** Google's APIs in the name of somebody who granted them to act for the district while they are away. */
export interface Reader extends PersonApi {
  personId: PersonId
}

export type AdministratorFeature = 'roster' | 'notices' | 'directory'

/** An administrator who granted what this needs: the preferred one if they did, else whoever did so last. */
export async function administratorReader(
  ports: GoogleRosters,
  scope: DistrictScope,
  installation: GoogleInstallation,
  feature: AdministratorFeature,
  preferred?: PersonId | null,
): Promise<Reader | undefined> {
  const { installationId } = installation
  const grantors = await findGoogleGrantors(
    scope,
    { installationId, audience: 'administrator' },
    accessFeatures.administrator[feature],
  )
  const inOrder = [
    ...grantors.filter(({ personId }) => personId === preferred),
    ...grantors.filter(({ personId }) => personId !== preferred),
  ]
  for (const { personId } of inOrder) {
    const api = await personApi(ports, scope, installation, { personId, audience: 'administrator' })
    if (api) return { ...api, personId }
  }
  return undefined
}

interface Paged {
  next: string | null
}

/**
 * Reads pages in somebody's name; where their grant ends on the way, the next who granted goes on from there.
 * @throws Problem `roster.not-granted` where nobody has
 */
export async function* readInTurn<Page extends Paged>(
  findReader: () => Promise<Reader | undefined>,
  read: (reader: Reader, from: string | undefined) => AsyncIterable<Page>,
  start: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  let from = start
  let ended: { personId: PersonId; problem: Problem } | undefined
  for (;;) {
    const reader = await findReader()
    if (!reader || reader.personId === ended?.personId) throw ended?.problem ?? notGranted()
    try {
      for await (const page of read(reader, from)) {
        yield page
        from = page.next ?? undefined
      }
      return
    } catch (error) {
      if (!isGrantEnding(error)) throw error
      ended = { personId: reader.personId, problem: error }
      // Whoever lost the role was shown a part: what they were told of pages leads nowhere.
      if (error.code === 'classroom.not-administrator') from = undefined
    }
  }
}

const notGranted = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'roster.not-granted',
    message:
      'Nobody has allowed Lectern to read class lists, or Google does not take that any more. An administrator of the ' +
      'domain signs in on the page of this installation and leaves all ticked.',
  })
