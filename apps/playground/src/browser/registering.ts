/** Browser script around a tool's registration page: goes on when the page says that it is done (Dynamic Registration §4). */
export const registering = String.raw`
const frame = document.getElementById('registering')
addEventListener('message', ({ source, data }) => {
  if (source === frame.contentWindow && data?.subject === 'org.imsglobal.lti.close') location.replace(frame.dataset.back)
})
`
