import { Problem } from '@lectern/problem'
import type { GraphConnection } from './graph-connection.ts'
import { graphPages, type GraphPage, type PagesRequest } from './graph-pages.ts'
import { refuseGraph } from './graph-refusals.ts'

/** A page of changes, or the word that everything known so far is void and comes again from the beginning. */
export type DeltaPage = ({ restart: false } & GraphPage) | { restart: true }

/**
 * What changed since `from`, or everything without it (Graph "Use delta query"). Keep `deltaLink` of the last page once
 * its items are stored. When Graph has forgotten that link (410), the reading starts anew by itself, once.
 * @throws Problem `teams.delta-restarts` when it is forgotten again at once, or what `graphPages` throws
 */
export async function* deltaPages(
  connection: GraphConnection,
  request: PagesRequest,
): AsyncGenerator<DeltaPage, void, undefined> {
  try {
    yield* followed(connection, request)
    return
  } catch (error) {
    if (!isGone(error)) throw error
  }
  yield { restart: true }
  try {
    yield* followed(connection, { ...request, from: undefined })
  } catch (error) {
    if (!isGone(error)) throw error
    throw refuseGraph(
      'teams.delta-restarts',
      'Graph forgets what changed while it is being read; a full reading has to do for now.',
      { path: request.path },
      error,
    )
  }
}

async function* followed(connection: GraphConnection, request: PagesRequest) {
  for await (const page of graphPages(connection, request)) yield { restart: false as const, ...page }
}

const isGone = (error: unknown): boolean => error instanceof Problem && error.code === 'teams.graph-gone'
