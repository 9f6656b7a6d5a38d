import { deltaPages } from './delta-pages.ts'
import { idOf } from './education-items.ts'
import type { GraphConnection } from './graph-connection.ts'

export type MemberChanges =
  | { restart: true }
  | {
      restart: false
      /** Groups that somebody joined or left, and groups that are gone; a class is one of them. */
      groupIds: string[]
      next?: string
      /** On the last page: `from` of the next reading. */
      deltaLink?: string
    }

/**
 * In which groups the members changed since `from` (Graph "group: delta"). Without it nothing is told but where the next
 * reading begins: who is in a class now is asked for class by class.
 */
export async function* memberChanges(
  connection: GraphConnection,
  { from }: { from?: string } = {},
): AsyncGenerator<MemberChanges, void, undefined> {
  const query = { $select: 'id,members', $deltatoken: 'latest' }
  for await (const page of deltaPages(connection, { path: '/groups/delta', query, from })) {
    if (page.restart) yield page
    else {
      const { items, next, deltaLink } = page
      const groupIds = items.map(idOf).filter((id) => id !== undefined)
      yield { restart: false, groupIds, next, deltaLink }
    }
  }
}
