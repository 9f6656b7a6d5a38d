import type { EmbedModel } from '@lectern/api-contracts'
import { isAsked } from './asked/asked-model.ts'
import { createBackend } from './backend/backend.ts'
import { EmbedPage } from './embed-page.tsx'
import { reportFrameHeight } from './frame-height.ts'
import { takeOver } from './take-over.ts'
import { showInTeams } from './teams/show-in-teams.tsx'
import type {} from './teams/teams-host.ts'
import './styles/embed.css'

const root = document.getElementById('root')
const inlined = document.getElementById('model')?.textContent
// Written by embedDocument, of the same build. Not awaited here: what start fetches imports this very module.
if (root && inlined) void start(root, JSON.parse(inlined) as EmbedModel)
else if (root && globalThis.lecternTab) void showInTeams(root, globalThis.lecternTab)

async function start(element: HTMLElement, model: EmbedModel): Promise<void> {
  const askedPage = isAsked(model) ? (await import('./asked/asked-page.tsx')).AskedPage : undefined
  const backend = createBackend(model.sessionCode)
  takeOver(<EmbedPage model={model} backend={backend} askedPage={askedPage} />, element)
  reportFrameHeight(element)
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window) requestIdleCallback(backend.warmUp)
  else setTimeout(backend.warmUp, 200)
}
