import type { EmbedModel } from '@lectern/api-contracts'
import { AppMark } from '@lectern/ui'
import { ResourceApp, ResourceFacts, ResourceKind } from '../help/resource-facts.tsx'
import { OpenLink } from '../open-link.tsx'
import { usePage } from '../page.tsx'

/** One piece of help and nothing else: what a link in a course leads to. */
export function LinkedResourcePage({ model }: { model: Extract<EmbedModel, { mode: 'open-resource' }> }) {
  const { t } = usePage()
  const { resource, teacher } = model
  const { id, title, url, provider, description } = resource
  return (
    <main class="linked">
      <AppMark name={title} large />
      <h1>{title}</h1>
      <ResourceKind resource={resource} />
      {provider && <p class="muted">{provider}</p>}
      {description && <p class="linked-intro resource-text">{description}</p>}
      <OpenLink app={{ id, name: title, url }} look="primary" large counted={false} />
      <p class="muted">{t('app.new-tab')}</p>
      <section class="linked-teacher card">
        {teacher && <p>{t('teacher.linked-resource')}</p>}
        <ResourceApp resource={resource} />
        <ResourceFacts resource={resource} />
      </section>
    </main>
  )
}
