import {
  guest,
  ownClassPages,
  readOwnEducation,
  type EducationClass,
  type GraphConnection,
  type ItemPage,
} from '@lectern/teams'

/** Who somebody is in school, as Microsoft's records have it; nothing of it comes from the tab. */
export interface SchoolPerson {
  primaryRole?: 'student' | 'teacher'
  /** The district's own number for them. */
  externalId?: string
  /** All of them, those they teach among them. */
  classes: readonly EducationClass[]
  taughtIds: ReadonlySet<string>
}

/** @throws Problem `teams.guest`, or of `graphRefusals` */
export async function readSchoolPerson(graph: GraphConnection): Promise<SchoolPerson> {
  const [{ primaryRole, isGuest, externalId }, classes, taught] = await Promise.all([
    readOwnEducation(graph),
    fewOf(ownClassPages(graph)),
    fewOf(ownClassPages(graph, { taught: true })),
  ])
  if (isGuest) throw guest(graph.tenantId)
  return { primaryRole, externalId, classes, taughtIds: new Set(taught.map(({ id }) => id)) }
}

/** Nobody has more classes than that; and a person waits. */
const mostPages = 5

async function fewOf(pages: AsyncIterable<ItemPage<EducationClass>>): Promise<EducationClass[]> {
  const found: EducationClass[] = []
  let read = 0
  for await (const { items } of pages) {
    found.push(...items)
    if (++read === mostPages) break
  }
  return found
}
