/**
 * Browser script of the page that ends a choice: the page around the frame hears of it, as Canvas' dialog does. In a
 * tab of its own there is nobody to tell.
 */
export const chosen = String.raw`
const { href } = document.getElementById('back')
if (parent === window) location.replace(href)
else parent.postMessage({ messageType: 'LtiDeepLinkingResponse', href }, location.origin)
`
