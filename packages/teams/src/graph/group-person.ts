import { idOf } from './education-items.ts'
import { graphPath, placeOf, graphUrl } from './graph-address.ts'
import type { GraphConnection } from './graph-connection.ts'
import { refuseGraph } from './graph-refusals.ts'
import { member } from './graph-words.ts'

/**
 * Whether a person is among the owners or the members of a group: one small answer, however many they are (Graph
 * "Advanced query capabilities on directory objects"). Who came a moment ago may not be found yet.
 */
export async function isInGroup(
  connection: GraphConnection,
  groupId: string,
  relation: 'members' | 'owners',
  personId: string,
): Promise<boolean> {
  const path =
    relation === 'owners' ? graphPath`/groups/${groupId}/owners` : graphPath`/groups/${groupId}/members`
  const { body } = await connection.call({
    path,
    query: { $filter: graphPath`id eq '${personId}'`, $count: 'true', $select: 'id', $top: 1 },
    advancedQuery: true,
  })
  const found = member(body, 'value')
  if (Array.isArray(found)) return found.some((item) => idOf(item) === personId)
  const url = placeOf(graphUrl(connection.root, path))
  throw refuseGraph(
    'teams.graph-answer-invalid',
    `What Graph answers at ${url} is no list: it has no value.`,
    {
      url,
    },
  )
}
