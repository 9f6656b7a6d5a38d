import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import { teamsInstallationIds } from '../teams/teams-subscriptions.ts'
import type { ImportObserver, ImportOutcome } from '@lectern/imports'
import type { InstallationId, PersonId } from '@lectern/launch'
import { hasFeature } from '../installation-features.ts'
import type { Pseudonyms } from '../pseudonym.ts'
import { meetMembers } from '../roster/meet-members.ts'
import { keepSdsRosters } from './keep-sds-rosters.ts'
import { readSds, type SdsSet } from './read-sds.ts'
import { refused, sdsSet, type SdsFile } from './sds-files.ts'

export interface SdsImport {
  installationId: InstallationId
  /** One whole set: who is not in it is in no class any more. */
  files: readonly SdsFile[]
  pseudonyms: Pseudonyms
}

/**
 * Takes the class lists of a set of School Data Sync files in place of those that the host would tell. Names, addresses
 * and passwords in the files are not looked at; people are known by their numbers, hashed as everywhere. All class lists
 * change at once, or none does.
 * @throws Problem `roster.switched-off`, a code of `sds.` or of `csv.`
 */
export async function importSdsRosters(
  scope: DistrictScope,
  { installationId, files, pseudonyms }: SdsImport,
  observer: ImportObserver,
): Promise<ImportOutcome> {
  if (!(await hasFeature(scope, installationId, 'roster'))) throw switchedOff()
  const counts: ImportOutcome = { total: 0, accepted: 0, unchanged: 0, rejected: 0 }
  const counted = async (taken: 'accepted' | 'rejected'): Promise<void> => {
    counts[taken]++
    if (++counts.total % progressEvery === 0) await observer.progress({ ...counts })
  }
  const chosen = sdsSet(files)
  const set = await readSds(chosen, {
    signal: observer.signal,
    observer: {
      accepted: () => counted('accepted'),
      rejected: async (row) => {
        await observer.rejected(row)
        await counted('rejected')
      },
    },
  })
  if (set.enrolled.size === 0)
    throw refused('nobody-enrolled', 'No row puts anybody into a class. Nothing was changed.')
  const people = await meetEnrolled(scope, { installationId, pseudonyms, set, signal: observer.signal })
  observer.signal.throwIfAborted()
  await scope.transaction((tx) =>
    keepSdsRosters(tx, { installationId, files: chosen, set, people, signal: observer.signal }),
  )
  await observer.progress({ ...counts })
  return counts
}

/**
 * Whether a set of this kind can be imported there, as far as the names of its files tell.
 * @throws Problem `installation.unknown`, and of `importSdsRosters`
 */
export async function requireSdsImport(
  scope: DistrictScope,
  installationId: InstallationId,
  files: readonly Pick<SdsFile, 'name'>[],
): Promise<void> {
  if (!(await teamsInstallationIds(scope)).includes(installationId)) throw unknownInstallation()
  if (!(await hasFeature(scope, installationId, 'roster'))) throw switchedOff()
  sdsSet(files)
}

const progressEvery = 1_000
const metAtOnce = 1_000

/** Before the class lists, because each person who is new holds a lock until the end. */
async function meetEnrolled(
  scope: DistrictScope,
  {
    installationId,
    pseudonyms,
    set,
    signal,
  }: { installationId: InstallationId; pseudonyms: Pseudonyms; set: SdsSet; signal: AbortSignal },
): Promise<Map<string, PersonId>> {
  const people = new Map<string, PersonId>()
  const enrolled = [...set.enrolled]
  for (let at = 0; at < enrolled.length; at += metAtOnce) {
    signal.throwIfAborted()
    const some = enrolled.slice(at, at + metAtOnce)
    const met = await meetMembers(
      scope,
      installationId,
      some.map((sourcedId) => ({
        subjectHash: pseudonyms.subject(scope.districtId, 'school-data-sync', sourcedId),
        sourcedIdHash: pseudonyms.sourcedId(scope.districtId, sourcedId),
        role: 'other' as const,
        isTeacher: set.teaching.has(sourcedId),
        active: true,
      })),
    )
    for (const [place, sourcedId] of some.entries()) people.set(sourcedId, met[place]!)
  }
  return people
}

const unknownInstallation = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'installation.unknown',
    message: 'The district has no such installation of Microsoft Teams.',
  })

const switchedOff = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'roster.switched-off',
    message: 'Class lists are switched off in this installation. Switch them on first.',
  })
