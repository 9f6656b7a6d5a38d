import { hkdfSync } from 'node:crypto'
import type { Database, DistrictScope } from '@lectern/database'
import { accessFeatures } from '@lectern/google-classroom'
import {
  addGoogleInstallation,
  createDistrict,
  keepGoogleGrant,
  meetPerson,
  pseudonyms,
} from '@lectern/tenancy'
import { administratorSub } from './large-domain.ts'

/** A district whose administrator has just signed in, with class lists switched on: the worker does the rest. */
export async function installDomain(database: Database, secret: Buffer): Promise<DistrictScope> {
  // As the server makes its keys, one for each purpose.
  const keyOf = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `lectern ${purpose}`, 32))
  const { id } = await createDistrict(database, { slug: 'bench', name: 'Bench', timeZone: 'UTC' })
  const scope = database.district(id)
  const installationId = await addGoogleInstallation(
    database,
    scope,
    {
      name: 'Google Classroom',
      clientId: 'bench.apps.googleusercontent.example',
      clientSecret: 'bench',
      hostedDomains: ['bench.example'],
      features: ['roster'],
    },
    keyOf('Google client secrets'),
  )
  const names = pseudonyms(keyOf('pseudonyms'))
  const subjectHash = names.subject(id, 'https://accounts.google.com', administratorSub)
  const administrator = { subjectHash, sourcedIdHash: null, role: 'admin' } as const
  const personId = await meetPerson(scope, installationId, administrator)
  await keepGoogleGrant(
    scope,
    { installationId, personId, audience: 'administrator' },
    { scopes: [...accessFeatures.administrator.roster], access: undefined, refreshToken: 'bench' },
    keyOf('Google grants'),
  )
  return scope
}
