import type { PersonalData, PersonExport } from '@lectern/api-contracts'
import { appNames, holdingsOf } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { NamedPerson } from '@lectern/launch'
import { nudgesOf, resourceTitles } from '@lectern/nudges'
import { usageEventsOf, usageOf } from '@lectern/telemetry'
import {
  acceptancesOf,
  findPerson,
  getDistrict,
  googleGrantsOf,
  launchesOf,
  peopleRecords,
  teamsRecipientsOf,
  type FoundPerson,
} from '@lectern/tenancy'

/** What every domain holds about one person; null when none holds anything. */
export const heldAbout = async (scope: DistrictScope, named: NamedPerson): Promise<PersonalData | null> =>
  heldOf(scope, await findPerson(scope, named))

/** The same with every launch and event that is still kept. */
export async function exportPerson(
  scope: DistrictScope,
  named: NamedPerson,
  now: Date,
): Promise<PersonExport> {
  const person = await findPerson(scope, named)
  const [district, held, launches, events] = await Promise.all([
    getDistrict(scope),
    heldOf(scope, person),
    launchesOf(scope, person.personIds),
    usageEventsOf(scope, person.personIds),
  ])
  const names = await appNames(scope, idsOf(events))
  return {
    format: 'lectern-person-1',
    exportedAt: now.toISOString(),
    district: district.name,
    held,
    launches,
    events: events.map(({ at, kind, appId, seconds }) => ({
      at,
      kind,
      app: (appId && names.get(appId)) ?? null,
      seconds,
    })),
  }
}

async function heldOf(scope: DistrictScope, person: FoundPerson): Promise<PersonalData | null> {
  const { personIds } = person
  const [records, usage, holdings, nudges, terms, grants, notices] = await Promise.all([
    peopleRecords(scope, personIds),
    usageOf(scope, personIds),
    holdingsOf(scope, person),
    nudgesOf(scope, personIds),
    acceptancesOf(scope, personIds),
    googleGrantsOf(scope, personIds),
    teamsRecipientsOf(scope, personIds),
  ])
  if (!records && holdings.seats.length === 0) return null
  const names = await appNames(scope, idsOf([...usage.apps, ...nudges]))
  const titles = await resourceTitles(
    scope,
    holdings.placements.flatMap(({ resourceId }) => resourceId ?? []),
  )
  const nameOf = (appId: string): string | null => names.get(appId) ?? null
  return {
    seen: records && { first: records.firstSeenAt, last: records.lastSeenAt, roles: records.roles },
    identities: records?.identities ?? [],
    courses: records?.courses ?? [],
    rosters: records?.rosters ?? [],
    submissions: records?.submissions ?? [],
    launches: usage.launches,
    apps: usage.apps.map(({ appId, ...counted }) => ({ app: nameOf(appId), ...counted })),
    seats: holdings.seats,
    credits: holdings.credits,
    placements: holdings.placements.map(({ resourceId, ...placed }) => ({
      ...placed,
      help: (resourceId && titles.get(resourceId)) ?? null,
    })),
    nudges: nudges.map(({ appId, madeAt, toldAt, shownAt, answeredAt, answer }) => ({
      app: nameOf(appId),
      madeAt,
      toldAt,
      shownAt,
      answeredAt,
      answer,
    })),
    terms,
    grants,
    notices,
  }
}

const idsOf = (rows: readonly { appId: string | null }[]): string[] => [
  ...new Set(rows.flatMap(({ appId }) => appId ?? [])),
]
