/**
 * Asks the host for the height that the content has, so that the frame never scrolls inside a scroll. Canvas and
 * Blackboard answer `lti.frameResize`; other hosts ignore it. A height is no secret, and the host's origin is unknown.
 */
export function reportFrameHeight(content: Element, host: Window = window.parent): () => void {
  if (host === window) return () => undefined
  let asked = 0
  let frame = 0

  const ask = () => {
    frame = 0
    const height = Math.ceil(content.getBoundingClientRect().height)
    if (height === asked) return
    asked = height
    host.postMessage({ subject: 'lti.frameResize', height }, '*')
  }
  // At most once per painted frame, however often the content changes.
  const observer = new ResizeObserver(() => (frame ||= requestAnimationFrame(ask)))
  observer.observe(content)

  return () => {
    observer.disconnect()
    cancelAnimationFrame(frame)
  }
}
