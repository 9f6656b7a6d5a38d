import { pagesOf, type PageQuery } from '../api/pages.ts'
import type { GoogleJson } from './google-json.ts'

/** An account of the domain, without a name: what the scoping by organizational units needs. */
export interface DirectoryUser {
  /** The `sub` of their sign-in, and their Classroom `userId`. */
  id: string
  orgUnitPath: string
  /** Neither suspended nor archived. */
  active: boolean
  isAdmin: boolean
}

export interface DirectoryPage {
  users: DirectoryUser[]
  next?: string
}

export interface OrgUnit {
  id: string
  path: string
  name: string
  parentPath?: string
}

const directory = 'https://admin.googleapis.com/admin/directory/v1'

interface DirectoryQuery extends PageQuery {
  /** Of this unit and those below it. */
  orgUnitPath?: string
  superAdministrators?: true
}

/** The accounts of the domain, page by page (Directory API `users.list`). Takes the token of an administrator. */
export async function* directoryUserPages(
  google: GoogleJson,
  { orgUnitPath, superAdministrators, ...query }: DirectoryQuery = {},
): AsyncGenerator<DirectoryPage, void, undefined> {
  const searched = [
    ...(orgUnitPath ? [`orgUnitPath='${orgUnitPath.replaceAll("'", String.raw`\'`)}'`] : []),
    ...(superAdministrators ? ['isAdmin=true'] : []),
  ]
  const read = async (pageToken: string | undefined) => {
    const answer = await google.read(`${directory}/users`, {
      customer: 'my_customer',
      maxResults: '500',
      viewType: 'admin_view',
      query: searched.join(' ') || undefined,
      fields: 'users(id,orgUnitPath,suspended,archived,isAdmin),nextPageToken',
      pageToken,
    })
    return { users: listOf(answer.users), nextPageToken: textOf(answer.nextPageToken) }
  }
  for await (const { users, next } of pagesOf(read, query)) yield { users: users.flatMap(readUser), next }
}

/** All organizational units, of which the root is not one (Directory API `orgunits.list`). */
export async function readOrgUnits(google: GoogleJson): Promise<OrgUnit[]> {
  const { organizationUnits } = await google.read(`${directory}/customer/my_customer/orgunits`, {
    type: 'all',
  })
  return listOf(organizationUnits).flatMap(({ orgUnitId, orgUnitPath, name, parentOrgUnitPath }) => {
    const [id, path] = [textOf(orgUnitId), textOf(orgUnitPath)]
    return id && path ? [{ id, path, name: textOf(name) ?? path, parentPath: textOf(parentOrgUnitPath) }] : []
  })
}

type Entry = Record<string, unknown>

const readUser = ({ id, orgUnitPath, suspended, archived, isAdmin }: Entry): DirectoryUser[] =>
  typeof id === 'string' && id !== ''
    ? [
        {
          id,
          orgUnitPath: textOf(orgUnitPath) ?? '/',
          active: suspended !== true && archived !== true,
          isAdmin: isAdmin === true,
        },
      ]
    : []

const listOf = (value: unknown): Entry[] =>
  Array.isArray(value)
    ? value.filter((entry): entry is Entry => typeof entry === 'object' && entry !== null)
    : []
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined
