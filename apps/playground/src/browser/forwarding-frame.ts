/**
 * Browser script of the hidden frame that tools address as `post_message_forwarding`: it passes their messages to the
 * page around it, with the origin they came from, and the answers back (LTI Client Side postMessages §3.1).
 */
export const forwardingFrame = String.raw`
const waiting = new Map()

addEventListener('message', ({ source, origin, data }) => {
  if (typeof data !== 'object' || data === null || typeof data.message_id !== 'string') return
  if (source === parent) {
    const tool = origin === location.origin && waiting.get(data.message_id)
    if (!tool) return
    waiting.delete(data.message_id)
    const { toolOrigin, ...answer } = data
    tool.postMessage(answer, toolOrigin)
  } else {
    waiting.set(data.message_id, source)
    parent.postMessage({ ...data, toolOrigin: origin }, location.origin)
  }
})
`
