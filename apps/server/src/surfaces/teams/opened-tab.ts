import { readTabAddress, readTabContext, type TabContextHints } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { TeamsInstallation } from '@lectern/tenancy'
import { clientParameter, namedInstallations } from './named-installations.ts'
import { placementParameter } from './placed-item.ts'
import type { TeamsSurface } from './teams-surface.ts'

const kinds = { '/teams/tab': 'tab', '/teams/config': 'config', '/teams/browser': 'browser' } as const

/** A tab whose address is in form; who looks at it is not known yet, and nothing that it says of itself is proved. */
export interface OpenedTab {
  kind: (typeof kinds)[keyof typeof kinds]
  /** Its own path and query, to begin anew. */
  address: string
  hints: TabContextHints
  /** The placement that its address names. */
  placement: string | null
  clientId: string
  installations: readonly TeamsInstallation[]
}

/**
 * @param address path and query, as the host opened it
 * @param context of TeamsJS; it is newer than the address
 * @throws Problem `teams.address-malformed`, `teams.client-unknown`
 */
export async function openTab(
  surface: TeamsSurface,
  address: string,
  { context, group }: { context?: unknown; group?: string } = {},
): Promise<OpenedTab> {
  const { kind, query } = partsOf(surface, address)
  const installations = await namedInstallations(surface, query.get(clientParameter))
  return {
    kind,
    address,
    hints: hintsOf(query, context, group),
    placement: query.get(placementParameter),
    clientId: installations[0]!.clientId,
    installations,
  }
}

/** For a refusal, when nothing else could be read. */
export function hintsOf(query: URLSearchParams, context: unknown, group?: string): TabContextHints {
  const written = readTabAddress(query)
  const told = readTabContext(context)
  const chosen = group === undefined ? undefined : readTabAddress(new URLSearchParams({ group }))
  return {
    ...written,
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    theme: told.theme === 'auto' ? written.theme : told.theme,
    ...(chosen && { groupId: chosen.groupId, channelId: undefined }),
    isClassTeam: told.isClassTeam,
  }
}

function partsOf(
  { publicUrl }: Pick<TeamsSurface, 'publicUrl'>,
  address: string,
): { kind: OpenedTab['kind']; query: URLSearchParams } {
  const url = URL.canParse(address, publicUrl) ? new URL(address, publicUrl) : undefined
  const kind = Object.entries(kinds).find(([path]) => url?.pathname === path)?.[1]
  if (url && kind) return { kind, query: url.searchParams }
  throw new Problem({
    kind: 'invalid',
    code: 'teams.address-malformed',
    message: 'The request does not say which tab asks.',
  })
}
