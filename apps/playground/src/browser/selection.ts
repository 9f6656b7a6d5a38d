/** Browser script of the page around a choice: closes it when our own page in the frame says that it was made. */
export const selection = String.raw`
const frame = document.getElementById('tool_content')
addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== location.origin) return
  if (data?.messageType === 'LtiDeepLinkingResponse') location.replace(data.href)
})
`
