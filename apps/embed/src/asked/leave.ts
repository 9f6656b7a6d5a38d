/** Back to where the platform wants the person; without an address it is asked to close the page (`lti.close`). */
export function leave(returnTo: string | null): void {
  if (returnTo) return location.assign(returnTo)
  const host: Window | null = parent === window ? (opener as Window | null) : parent
  host?.postMessage({ subject: 'lti.close' }, '*')
}
