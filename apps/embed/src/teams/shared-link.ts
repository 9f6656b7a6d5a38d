import type { AppCard } from '@lectern/api-contracts'

export interface SharedLink {
  subPageId: string
  subPageLabel: string
  /** For whoever is not in Teams. */
  subPageWebUrl: string
}

/**
 * What Teams is to make a link of. A page that a teacher has placed is shared as that placement, which opens for the
 * whole class; an app of the catalog as itself, which opens for teachers.
 * @param opened where the page that shows this app alone was opened
 */
export function sharedLink(
  app: Pick<AppCard, 'id' | 'name'>,
  address: URL,
  opened?: { subPageId: string | undefined },
): SharedLink {
  const placement = address.searchParams.get('placement')
  const placed = opened && (opened.subPageId || (placement && `placement-${placement}`))
  const subPageId = placed || `app-${app.id}`
  const web = new URL('/teams/browser', address)
  web.searchParams.set('client', address.searchParams.get('client') ?? '')
  web.searchParams.set('item', subPageId)
  return { subPageId, subPageLabel: app.name, subPageWebUrl: web.href }
}
