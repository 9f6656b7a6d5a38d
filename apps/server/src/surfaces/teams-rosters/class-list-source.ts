import {
  classChanges,
  memberChanges,
  schoolChanges,
  schoolClassPages,
  type EducationClass,
  type EducationSchool,
  type GraphConnection,
} from '@lectern/teams'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import {
  fromTheStart,
  schoolIdsAfter,
  type CourseListPage,
  type CourseListSource,
  type TeamsInstallation,
} from '@lectern/tenancy'
import { appGraph } from '../teams/app-graph.ts'
import { addressOf, differencesOf, nextPhase, placeOf, type Phase, type Place } from './class-list-place.ts'
import { judgeGraph } from './judge-graph.ts'
import type { TeamsRosters } from './teams-rosters.ts'

type Content = Partial<Pick<CourseListPage, 'courses' | 'schools' | 'ofSchool' | 'ended' | 'changed'>>

/** What a page brought, and where its list goes on; `delta`: of its end, where changes are told. */
interface PhasePage extends Content {
  on?: Pick<Place, 'link' | 'schoolId'>
  delta?: string
}

type PhasePages = AsyncIterable<PhasePage | typeof fromTheStart>

/**
 * The schools and classes of a tenant by delta, and which classes somebody joined or left. Deltas never tell of deleted
 * classes: a reading from the start shows what is gone.
 */
export function classListSource(
  ports: Pick<TeamsRosters, 'tokensOf' | 'connect'>,
  scope: DistrictScope,
  installation: TeamsInstallation,
): CourseListSource {
  const graph = appGraph(ports, installation)
  const pagesOf: Record<Phase, (place: Place) => PhasePages> = {
    members: (place) => changedMembers(graph, place),
    schools: (place) => changedSchools(graph, place),
    classes: (place) => changedClasses(graph, place),
    'schools-of-classes': (place) => schoolsOfClasses(graph, scope, installation, place),
  }

  async function* readOn(start: Place): AsyncGenerator<CourseListPage | typeof fromTheStart, void> {
    let place: Place | undefined = start
    while (place) {
      const at: Place = place
      let found = at.found
      for await (const page of pagesOf[at.phase](at)) {
        if (page === fromTheStart) {
          yield page
          return yield* readOn(placeOf(undefined))
        }
        const { on, delta, ...content } = page
        if (delta !== undefined) found = { ...found, [at.phase]: delta }
        const next: Place | undefined = on ? { ...at, ...on, found } : nextPhase({ ...at, found })
        yield pageOf(content, next, found)
      }
      place = nextPhase({ ...at, found })
    }
  }

  return { judge: judgeGraph, read: (from) => boundedRestarts(readOn(placeOf(from))) }
}

const pageOf = (content: Content, next: Place | undefined, found: Place['found']): CourseListPage => ({
  courses: [],
  personId: null,
  ...content,
  next: next ? addressOf(next) : null,
  differences: next ? null : differencesOf({ found }),
})

/** A Graph that forgets what it is asked while it is asked has its turn later. */
async function* boundedRestarts<Page>(
  pages: AsyncIterable<Page | typeof fromTheStart>,
): AsyncGenerator<Page | typeof fromTheStart, void> {
  let isRestarted = false
  for await (const page of pages) {
    if (page === fromTheStart && isRestarted) throw forgetsAgain()
    isRestarted ||= page === fromTheStart
    yield page
  }
}

/** Who joined or left a group is told to whoever may read groups; others have every class read by night. */
async function* changedMembers(graph: GraphConnection, { link, since, phase }: Place): PhasePagesOf {
  try {
    for await (const change of memberChanges(graph, { from: link ?? since[phase as 'members'] }))
      if (change.restart) yield fromTheStart
      else yield { changed: change.groupIds, ...onward(change) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'teams.graph-forbidden') throw error
    yield {}
  }
}

type PhasePagesOf = AsyncGenerator<PhasePage | typeof fromTheStart, void>

async function* changedSchools(graph: GraphConnection, { link, since }: Place): PhasePagesOf {
  for await (const change of schoolChanges(graph, { from: link ?? since.schools }))
    if (change.restart) yield fromTheStart
    else yield { schools: change.schools.map(asListedSchool), ...onward(change) }
}

async function* changedClasses(graph: GraphConnection, { link, since, found }: Place): PhasePagesOf {
  const isFull = since.classes === undefined
  for await (const change of classChanges(graph, { from: link ?? since.classes })) {
    if (change.restart) {
      yield fromTheStart
      continue
    }
    yield {
      courses: change.classes.map(asListedCourse),
      ended: change.removedIds,
      // Without word of members, a class that changed may have others.
      ...(!isFull && found.members === undefined && { changed: change.classes.map(({ id }) => id) }),
      ...onward(change),
    }
  }
}

async function* schoolsOfClasses(
  graph: GraphConnection,
  scope: DistrictScope,
  { installationId }: TeamsInstallation,
  { schoolId: first = '', link }: Place,
): PhasePagesOf {
  if (first !== '') yield* classesOfSchool(graph, first, link)
  for (let after = first; ;) {
    const schoolIds = await schoolIdsAfter(scope, installationId, after)
    if (schoolIds.length === 0) break
    for (const schoolId of schoolIds) yield* classesOfSchool(graph, schoolId, undefined)
    after = schoolIds.at(-1)!
  }
  yield {}
}

async function* classesOfSchool(
  graph: GraphConnection,
  schoolId: string,
  from: string | undefined,
): PhasePagesOf {
  try {
    for await (const { items, next } of schoolClassPages(graph, schoolId, { from }))
      yield { ofSchool: { schoolId, courseIds: items.map(({ id }) => id) }, on: { schoolId, link: next } }
  } catch (error) {
    // It closed since it was listed.
    if (!(error instanceof Problem) || error.code !== 'teams.graph-not-found') throw error
  }
}

const onward = ({
  next,
  deltaLink,
}: {
  next?: string
  deltaLink?: string
}): Pick<PhasePage, 'on' | 'delta'> => (next === undefined ? { delta: deltaLink } : { on: { link: next } })

const asListedCourse = ({ id, name = '', externalId }: EducationClass) => ({
  externalId: id,
  title: name,
  sourcedId: externalId,
})

const asListedSchool = ({ id, name = '', externalId }: EducationSchool) => ({
  externalId: id,
  name,
  sourcedId: externalId,
})

const forgetsAgain = (): Problem =>
  new Problem({
    kind: 'upstream',
    code: 'teams.delta-restarts',
    message: 'Graph forgets what changed while it is being read. It is read again later.',
  })
