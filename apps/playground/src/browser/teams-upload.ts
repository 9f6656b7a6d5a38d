/** Browser script of the admin center: sends the chosen file as it is, and shows the page that answers. */
export const teamsUpload = String.raw`
const form = document.getElementById('upload')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const [file] = form.querySelector('input').files
  const answer = await fetch(form.dataset.action, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: file,
  })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.getElementById('app').parentElement.replaceWith(page.getElementById('app').parentElement)
})
`
