import { app, authentication } from '@microsoft/teams-js'

/** In a window that a tab has opened: says how it ended, to Teams or to the page of ours that opened it. */
export async function tellTab({ agreed, hosts }: { agreed: boolean; hosts: string[] }): Promise<void> {
  if (agreed) (opener as Window | null)?.postMessage({ type: 'lectern.signed-in' }, location.origin)
  await app.initialize(hosts)
  if (agreed) authentication.notifySuccess('agreed')
  else authentication.notifyFailure('declined')
}
