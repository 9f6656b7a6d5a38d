import type { Shown } from './ask-for-page.ts'
import { restoreStyle } from './show-refusal.ts'
import type { TeamsTab } from './teams-tab.ts'

/**
 * Nobody of ours answers, so the tab says it in words that it has had from the beginning.
 * @param show what came of trying again
 */
export function showUnreachable(
  root: HTMLElement,
  { words, launch }: TeamsTab,
  show: (shown: Shown) => void,
): void {
  restoreStyle()
  const said = Object.assign(document.createElement('p'), { textContent: words.unreachable, role: 'alert' })
  const again = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'btn primary',
    textContent: words.again,
  })
  const main = Object.assign(document.createElement('main'), { className: 'notice' })
  main.append(said, again)
  const page = Object.assign(document.createElement('div'), { className: 'page' })
  page.append(main)
  root.replaceChildren(page)

  again.addEventListener('click', () => void press())
  async function press(): Promise<void> {
    again.disabled = true
    const shown = await launch()
    if (shown.kind !== 'unreachable') return show(shown)
    again.disabled = false
    again.focus()
  }
}
