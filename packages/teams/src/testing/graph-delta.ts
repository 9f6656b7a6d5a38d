import { graphError, listPage, type GraphCall } from './graph-route.ts'

export type DeltaKind = 'classes' | 'schools' | 'users' | 'groups'

/** Which items changed, in order, and from when on old links are no longer known. */
export function deltaLog() {
  const changed: Record<DeltaKind, string[]> = { classes: [], schools: [], users: [], groups: [] }
  let epoch = 0
  return {
    note: (kind: DeltaKind, id: string): void => void changed[kind].push(id),
    forget: (): void => void epoch++,

    /** One answer of `…/delta`: everything at first, later what changed since the link was given. */
    answer(kind: DeltaKind, call: GraphCall, find: (id: string) => object | undefined): Response {
      const { url } = call
      const given = url.searchParams.get('$deltatoken')
      const latest: [number, number] = [epoch, changed[kind].length]
      const [known, position] = given === 'latest' ? latest : (readToken(given) ?? [epoch, 0])
      if (known !== epoch)
        return graphError(410, 'syncStateNotFound', 'The sync state generation is not found.')
      const deltaLink = new URL(url.origin + url.pathname)
      deltaLink.searchParams.set('$deltatoken', encode(latest))
      // What was deleted is not mentioned: a full pass has to find out.
      const found = [...new Set(changed[kind].slice(position))].map(find).filter((one) => one !== undefined)
      return listPage(call, found, { '@odata.deltaLink': deltaLink.href })
    },
  }
}

const encode = (token: [number, number]): string => Buffer.from(JSON.stringify(token)).toString('base64url')

/** What cannot be read is of no epoch. */
function readToken(given: string | null): [number, number] | undefined {
  if (given === null) return undefined
  try {
    return JSON.parse(Buffer.from(given, 'base64url').toString()) as [number, number]
  } catch {
    return [-1, 0]
  }
}
