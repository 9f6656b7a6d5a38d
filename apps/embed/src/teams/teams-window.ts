import { app, authentication } from '@microsoft/teams-js'

export { offerRemoval } from './offer-removal.ts'

/** In a window that a tab has opened: says how it ended, to Teams or to the page of ours that opened it. */
export async function tellTab({ agreed, hosts }: { agreed: boolean; hosts: string[] }): Promise<void> {
  if (agreed) (opener as Window | null)?.postMessage({ type: 'lectern.signed-in' }, location.origin)
  // Teams opens https addresses alone: this window is the page's own.
  if (location.protocol === 'http:') return close()
  await app.initialize(hosts)
  if (agreed) authentication.notifySuccess('agreed')
  else authentication.notifyFailure('declined')
}
