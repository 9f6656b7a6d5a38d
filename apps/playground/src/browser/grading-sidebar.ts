/** Browser script of the grading page: the sidebar folds, and narrow pages begin with it folded. */
export const gradingSidebar = String.raw`
const button = document.querySelector('.sidebar-toggle')
const show = (open) => {
  button.setAttribute('aria-expanded', String(open))
  document.body.classList.toggle('sidebar-folded', !open)
}
show(matchMedia('(min-width: 768px)').matches)
button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'))
`
