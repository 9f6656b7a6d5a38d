import type { ResourceCard as Resource } from '@lectern/api-contracts'
import { AppMark } from '@lectern/ui'
import { OpenLink } from '../open-link.tsx'
import { usePage } from '../page.tsx'
import { AddButton } from '../picking/add-button.tsx'
import { usePicking } from '../picking/picking.tsx'
import { ResourceApp, ResourceFacts, ResourceKind } from './resource-facts.tsx'

export function ResourceCard({ resource }: { resource: Resource }) {
  const picking = usePicking()
  const { t } = usePage()
  const { id, title, url, provider, description } = resource
  const heading = `resource-${id}`
  return (
    <li>
      <article class="app card" aria-labelledby={heading}>
        <div class="app-head">
          <AppMark name={title} />
          <div class="app-name">
            <h3 id={heading} tabIndex={-1}>
              {title}
            </h3>
            <p class="app-vendor">{provider ?? t('resource.no-provider')}</p>
          </div>
        </div>
        <div class="app-verdict">
          <ResourceKind resource={resource} />
          <ResourceApp resource={resource} />
        </div>
        <div class="app-body">
          {description && <p class="resource-text">{description}</p>}
          <ResourceFacts resource={resource} />
        </div>
        <div class="app-foot">
          {picking && (
            <AddButton item={{ kind: 'resource', id, name: title }} picking={picking} look="tonal" />
          )}
          <OpenLink app={{ id, name: title, url }} look={picking ? 'quiet' : 'tonal'} counted={false} />
        </div>
      </article>
    </li>
  )
}
