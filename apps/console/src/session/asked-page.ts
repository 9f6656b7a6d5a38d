/** Where to go after signing in: only a path of this console, never another site. */
export function askedPage(search: string) {
  const next = new URLSearchParams(search).get('next') ?? '/'
  const isOwnPath = /^\/(?![/\\])/.test(next)
  return isOwnPath && !next.startsWith('/sign-in') ? next : '/'
}

/** The address of the sign-in page that leads back to `page`. */
export function signInPath(page: string, ended: boolean) {
  const query = new URLSearchParams()
  if (page !== '/') query.set('next', page)
  if (ended) query.set('ended', '1')
  const text = query.toString()
  return text ? `/sign-in?${text}` : '/sign-in'
}
