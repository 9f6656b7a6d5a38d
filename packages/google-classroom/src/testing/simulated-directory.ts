import { ApiError, denied, invalid, notFound, scopeMissing } from './api-error.ts'
import { selectFields } from './field-mask.ts'
import type { Access } from './simulated-grants.ts'
import type { SimulatedPerson } from './simulated-people.ts'

const root = '/admin/directory/v1'
const scope = (name: string) => `https://www.googleapis.com/auth/admin.directory.${name}.readonly`
const userParameters = ['customer', 'maxResults', 'viewType', 'query', 'fields', 'pageToken', 'projection']

/** The Directory API as far as accounts and organizational units go, for administrators. */
export function simulatedDirectory(people: readonly SimulatedPerson[], pageSize = { users: 2 }) {
  function users(query: URLSearchParams): object {
    const unknown = [...query.keys()].find((name) => !userParameters.includes(name))
    if (unknown !== undefined) throw invalid(`Unknown name "${unknown}"`)
    if (query.get('customer') !== 'my_customer' || Number(query.get('maxResults') ?? 100) > 500)
      throw invalid('Invalid Input')
    const isSearched = searchOf(query.get('query') ?? "orgUnitPath='/'")
    const found = people.filter((person) => person.hostedDomain && isSearched(person))
    const from = Number(query.get('pageToken') ?? 0)
    const next = from + pageSize.users
    const page = found.slice(from, next).map(({ sub, email, orgUnitPath, isAdmin = false }) => ({
      id: sub,
      primaryEmail: email,
      orgUnitPath,
      isAdmin,
      suspended: false,
      archived: false,
    }))
    return { users: page, ...(next < found.length && { nextPageToken: String(next) }) }
  }

  const orgUnits = () => ({
    organizationUnits: [...new Set(people.flatMap(({ orgUnitPath = '/' }) => unitsAbove(orgUnitPath)))].map(
      (path) => ({
        orgUnitId: `id:${path.slice(1).replaceAll('/', '-')}`,
        orgUnitPath: path,
        name: path.slice(path.lastIndexOf('/') + 1),
        parentOrgUnitPath: path.slice(0, path.lastIndexOf('/')) || '/',
      }),
    ),
  })

  return {
    pageSize,

    respond({ pathname, searchParams }: URL, access: Access | undefined): Response {
      try {
        if (access === undefined) throw new ApiError(401, 'UNAUTHENTICATED', 'Login Required.')
        const kind = { [`${root}/users`]: 'user', [`${root}/customer/my_customer/orgunits`]: 'orgunit' }[
          pathname
        ]
        if (kind === undefined) throw notFound()
        if (!access.scopes.has(scope(kind))) throw scopeMissing()
        if (!people.find(({ sub }) => sub === access.sub)?.isAdmin)
          throw denied('Not Authorized to access this resource/api')
        const fields = searchParams.get('fields')
        const value = kind === 'user' ? users(searchParams) : orgUnits()
        return Response.json(fields === null ? value : selectFields(value, fields))
      } catch (error) {
        if (error instanceof ApiError) return error.toResponse()
        throw error
      }
    },
  }
}

/** Accounts of a unit, or the super administrators. */
function searchOf(search: string): (person: SimulatedPerson) => boolean {
  if (search === 'isAdmin=true') return ({ isAdmin = false }) => isAdmin
  const unit = /^orgUnitPath='(.*)'$/.exec(search)?.[1]
  if (unit === undefined) throw invalid('Invalid Input: query')
  return ({ orgUnitPath = '/' }) => isWithin(orgUnitPath, unit)
}

/** `/Staff/High` and `/Staff`; the root is in no list. */
const unitsAbove = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .filter(Boolean)
    .map((_name, index, names) => `/${names.slice(0, index + 1).join('/')}`)

const isWithin = (path: string, unit: string): boolean =>
  unit === '/' || path === unit || path.startsWith(`${unit}/`)
