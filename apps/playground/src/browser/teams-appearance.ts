/** The part of the script that every page of Teams has: the theme, switched while a tab is open. */
export const teamsAppearance = String.raw`
const frame = document.getElementById('tab')
const host = frame ? JSON.parse(frame.dataset.teams) : null
const themes = document.querySelectorAll('.teams-themes button')

for (const button of themes)
  button.addEventListener('click', () => {
    const { theme } = button.dataset
    document.body.className = document.body.className.replace(/theme-\w+/, 'theme-' + theme)
    for (const one of themes) one.setAttribute('aria-pressed', String(one === button))
    const inTheme = (address) => {
      const url = new URL(address, location.href)
      url.searchParams.set('theme', theme)
      return url.pathname + url.search
    }
    history.replaceState(null, '', inTheme(location.href))
    for (const link of document.querySelectorAll('a[href*="as="]')) link.setAttribute('href', inTheme(link.href))
    if (!host) return
    host.context.theme = theme
    if (registered.has('themeChange')) send('themeChange', [theme])
  })
`
