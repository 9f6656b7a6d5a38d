import { deltaPages } from './delta-pages.ts'
import {
  idOf,
  isRemoved,
  readClass,
  readPerson,
  readSchool,
  type EducationClass,
  type EducationPerson,
  type EducationSchool,
} from './education-items.ts'
import { graphPath } from './graph-address.ts'
import type { GraphConnection } from './graph-connection.ts'
import { graphPages, type GraphPage } from './graph-pages.ts'

export interface Reading {
  /** Where an earlier reading stopped. */
  from?: string
  pageSize?: number
}

export interface ItemPage<T> {
  items: T[]
  /** How many entries name nothing. */
  unreadable: number
  next?: string
}

const classFields = 'id,displayName,externalId,classCode,grade,course'
const defaultPageSize = 100

/** The classes of the person in whose name the connection is: all, or those they teach. */
export const ownClassPages = (
  connection: GraphConnection,
  { taught = false, ...reading }: Reading & { taught?: boolean } = {},
) =>
  itemPages(
    connection,
    taught ? '/education/me/taughtClasses' : '/education/me/classes',
    { ...reading, select: classFields },
    readClass,
  )

export const schoolClassPages = (connection: GraphConnection, schoolId: string, reading: Reading = {}) =>
  itemPages(
    connection,
    graphPath`/education/schools/${schoolId}/classes`,
    { ...reading, select: classFields },
    readClass,
  )

export interface PeopleReading extends Reading {
  /** Names and addresses are asked for only where a feature needs them and the district switched it on. */
  names?: boolean
  /** So is the language in which somebody is written to. */
  languages?: boolean
}

/** Teachers and students of a class, page by page. */
export const classMemberPages = (connection: GraphConnection, classId: string, reading: PeopleReading = {}) =>
  peoplePages(connection, graphPath`/education/classes/${classId}/members`, reading)

/** Who teaches a class; a teacher stands among its members too. */
export const classTeacherPages = (
  connection: GraphConnection,
  classId: string,
  reading: PeopleReading = {},
) => peoplePages(connection, graphPath`/education/classes/${classId}/teachers`, reading)

/** For class teams that School Data Sync does not know: the owners of the group teach, the members are everybody. */
export const groupPeoplePages = (
  connection: GraphConnection,
  groupId: string,
  relation: 'members' | 'owners',
  { names, ...reading }: PeopleReading = {},
) =>
  itemPages<EducationPerson>(
    connection,
    relation === 'owners' ? graphPath`/groups/${groupId}/owners` : graphPath`/groups/${groupId}/members`,
    { ...reading, select: names ? 'id,displayName,mail' : 'id' },
    readPerson,
  )

const peoplePages = (
  connection: GraphConnection,
  path: string,
  { names, languages, ...reading }: PeopleReading,
) =>
  itemPages<EducationPerson>(
    connection,
    path,
    {
      ...reading,
      select: `id,primaryRole,student,teacher${names ? ',displayName,mail' : ''}${languages ? ',preferredLanguage' : ''}`,
    },
    readPerson,
  )

export type ClassChanges =
  | { restart: true }
  | {
      restart: false
      classes: EducationClass[]
      removedIds: string[]
      next?: string
      /** On the last page: `from` of the next reading. */
      deltaLink?: string
    }

/**
 * What changed among the classes since `from`. Without it every class of the tenant: the full pass, which has to run from
 * time to time, because a change never tells of a deleted class; what the pass does not bring is gone.
 */
export async function* classChanges(
  connection: GraphConnection,
  { from }: { from?: string } = {},
): AsyncGenerator<ClassChanges, void, undefined> {
  for await (const page of deltaPages(connection, { path: '/education/classes/delta', from }))
    yield page.restart ? page : { ...changesIn(page), classes: presentIn(page, readClass) }
}

export type SchoolChanges =
  | { restart: true }
  | { restart: false; schools: EducationSchool[]; removedIds: string[]; next?: string; deltaLink?: string }

/** The same among the schools. */
export async function* schoolChanges(
  connection: GraphConnection,
  { from }: { from?: string } = {},
): AsyncGenerator<SchoolChanges, void, undefined> {
  for await (const page of deltaPages(connection, { path: '/education/schools/delta', from }))
    yield page.restart ? page : { ...changesIn(page), schools: presentIn(page, readSchool) }
}

const changesIn = ({ items, next, deltaLink }: GraphPage) => ({
  restart: false as const,
  removedIds: items
    .filter(isRemoved)
    .map(idOf)
    .filter((id) => id !== undefined),
  next,
  deltaLink,
})

const presentIn = <T>({ items }: GraphPage, read: (item: unknown) => T | undefined): T[] =>
  items
    .filter((item) => !isRemoved(item))
    .map(read)
    .filter((item) => item !== undefined)

async function* itemPages<T>(
  connection: GraphConnection,
  path: string,
  { from, pageSize = defaultPageSize, select }: Reading & { select: string },
  read: (item: unknown) => T | undefined,
): AsyncGenerator<ItemPage<T>, void, undefined> {
  const query = { $select: select, $top: pageSize }
  for await (const page of graphPages(connection, { path, query, from })) yield readItems(page, read)
}

function readItems<T>({ items, next }: GraphPage, read: (item: unknown) => T | undefined): ItemPage<T> {
  const readable = items.map(read).filter((item): item is NonNullable<typeof item> => item !== undefined)
  return { items: readable, unreadable: items.length - readable.length, next }
}
