import type { AppCard, PickResponse } from '@lectern/api-contracts'

/** What the window around the page does for it, where the host has more than a frame. */
export interface Host {
  /** Proves to the server anew who is there, with the claims that a policy wants to see. */
  token: (claims?: string) => Promise<string>
  /** The host's own window at this address. */
  ask: (address: string) => Promise<'agreed' | 'declined' | 'blocked'>
  /** The host's own button takes what was chosen. */
  onSave: (settings: () => Promise<Extract<PickResponse, { kind: 'settings' }>['settings']>) => void
  /** The same page for one of the teacher's classes. */
  openClass: (group: string) => void
  /** Offers a link that opens this app here, to be sent on; only where the host makes any. */
  share?: (app: Pick<AppCard, 'id' | 'name'>) => void
}

/** On the server: nothing is asked of a host before the page is there. */
export const idleHost: Host = {
  token: () => new Promise(() => undefined),
  ask: () => new Promise(() => undefined),
  onSave: () => undefined,
  openClass: () => undefined,
}
