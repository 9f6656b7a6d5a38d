/** Browser script of the page that ends a visit: Canvas around the frame goes on to where it shows what was said. */
export const returned = String.raw`
if (parent !== window) parent.location.replace(document.getElementById('back').href)
`
