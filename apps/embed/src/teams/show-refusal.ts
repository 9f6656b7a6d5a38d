import type { TeamsRefusal } from '@lectern/api-contracts'
import type { Shown } from './ask-for-page.ts'
import type { TeamsTab } from './teams-tab.ts'

/**
 * The page that the server wrote for a refusal, in place of the tab's own: its style, its words, and its one button.
 * @param show what came of pressing it
 */
export function showRefusal(
  root: HTMLElement,
  tab: TeamsTab,
  refusal: TeamsRefusal,
  show: (shown: Shown) => void,
): void {
  const written = new DOMParser().parseFromString(refusal.page, 'text/html')
  showStyle(written.querySelector('style')?.textContent ?? '')
  document.title = written.title
  root.replaceChildren(...written.body.children)
  const button = root.querySelector<HTMLButtonElement>('[data-act]')
  const status = root.querySelector('[role=status]')
  if (!button || !status) return
  if (refusal.act === undefined) return button.remove()

  button.addEventListener('click', () => void press())
  async function press(): Promise<void> {
    button!.disabled = true
    status!.textContent = tab.words.waiting
    const ended = await pressed(tab, refusal)
    button!.disabled = false
    if (typeof ended === 'string') status!.textContent = tab.words[ended]
    else show(ended)
  }
}

async function pressed(
  tab: TeamsTab,
  { act, code, window, claims }: TeamsRefusal,
): Promise<Shown | 'blocked' | 'declined'> {
  // Not again in a window: what was agreed to is on its way.
  if (act === 'retry') return tab.launch({ afterConsent: code === 'teams.consent-pending' })
  const ended = await tab.ask(window!) // the server gives none of these acts without it
  return ended === 'agreed' ? tab.launch({ afterConsent: true, claims }) : ended
}

let own: string | undefined

/** The refusal's style in place of the page's. The element keeps its nonce, so it may change. */
function showStyle(css: string): void {
  const style = document.querySelector('style')
  if (!style) return
  own ??= style.textContent
  style.textContent = css
}

export function restoreStyle(): void {
  const style = document.querySelector('style')
  if (style && own !== undefined) style.textContent = own
}
