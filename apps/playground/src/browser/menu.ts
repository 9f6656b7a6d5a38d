/** Browser script: the button beside the breadcrumbs folds the menu, and narrow pages begin with it folded. */
export const menu = String.raw`
const button = document.querySelector('.menu-toggle')
if (button) {
  const show = (open) => {
    button.setAttribute('aria-expanded', String(open))
    document.body.classList.toggle('menu-folded', !open)
  }
  show(matchMedia('(min-width: 768px)').matches)
  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'))
}
`
