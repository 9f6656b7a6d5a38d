import type { EmbedModel } from '@lectern/api-contracts'
import { hydrate } from 'preact'
import { createBackend } from './backend/backend.ts'
import { EmbedPage } from './embed-page.tsx'
import { reportFrameHeight } from './frame-height.ts'
import './styles/embed.css'

const root = document.getElementById('root')
const inlined = document.getElementById('model')?.textContent
if (root && inlined) start(root, JSON.parse(inlined) as EmbedModel) // written by embedDocument, of the same build

function start(element: HTMLElement, model: EmbedModel): void {
  const backend = createBackend(model.sessionCode)
  hydrate(<EmbedPage model={model} backend={backend} />, element)
  reportFrameHeight(element)
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window) requestIdleCallback(backend.warmUp)
  else setTimeout(backend.warmUp, 200)
}
