/** Of the window that signs in, which is a page of ours. */
const message = 'lectern.signed-in'

/**
 * Opens the host's own page on which a person allows something; to be called in a click.
 * @param go called once, when the window says that it is done
 * @returns the window, if one opened
 */
export function whenGranted(address: string, go: () => void): Window | undefined {
  const opened = window.open(address, '_blank', 'popup,width=520,height=680')
  if (!opened) return undefined
  addEventListener('message', listen)
  return opened

  function listen({ origin, data }: MessageEvent<{ type?: unknown } | null>): void {
    if (origin !== location.origin || data?.type !== message) return
    removeEventListener('message', listen)
    go()
  }
}
