/** For `Content-Security-Policy: frame-ancestors …`; `X-Frame-Options` must be absent. Google publishes no list. */
export const frameAncestors = "'self' https://classroom.google.com https://*.google.com"

/**
 * Closes the frame when its page posts this to `window.parent`, from the host and port it was opened with; nothing else
 * is in it, so any origin may read it.
 */
export const closeFrameMessage = { type: 'Classroom', action: 'closeIframe' } as const
