import type { EmbedModel } from '@lectern/api-contracts'
import { useEffect, useState } from 'preact/hooks'
import type { AskedPage } from './asked/asked-page.tsx'
import type { Backend } from './backend/backend.ts'
import { BrowsePage } from './browse/browse-page.tsx'
import { LinkedAppPage } from './linked/linked-app-page.tsx'
import { LinkedResourcePage } from './linked/linked-resource-page.tsx'
import { NothingLinkedPage } from './linked/nothing-linked-page.tsx'
import type { Host } from './host.ts'
import type { SharedMarkup } from './page.tsx'
import { PageProvider } from './page.tsx'
import { SessionEndedPage } from './session-ended-page.tsx'

export interface EmbedPageProps {
  model: EmbedModel
  backend: Backend
  host?: Host
  sharedMarkup?: SharedMarkup
  /** Comes with the models that it shows, see `isAsked`. */
  askedPage?: typeof AskedPage
}

/** The server decided what this page is; here it is only shown. */
export const EmbedPage = ({ model, backend, host, sharedMarkup, askedPage }: EmbedPageProps) => (
  <PageProvider locale={model.locale} backend={backend} host={host} sharedMarkup={sharedMarkup}>
    <div class="page">
      <PageOfMode model={model} backend={backend} askedPage={askedPage} />
    </div>
  </PageProvider>
)

function PageOfMode({ model, backend, askedPage: Asked }: Omit<EmbedPageProps, 'sharedMarkup' | 'host'>) {
  const [ended, setEnded] = useState(false)
  useEffect(() => void backend.sessionEnded.then(() => setEnded(true)), [backend])

  switch (model.mode) {
    case 'browse':
      return ended ? <SessionEndedPage /> : <BrowsePage model={model} />
    // What these show needs no session: a student can still open it.
    case 'open-app':
      return <LinkedAppPage model={model} />
    case 'open-resource':
      return <LinkedResourcePage model={model} />
    case 'nothing-linked':
      return <NothingLinkedPage reason={model.reason} />
    default:
      if (ended) return <SessionEndedPage />
      return Asked ? <Asked model={model} /> : null
  }
}
