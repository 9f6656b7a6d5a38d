import type { Locale } from './messages/catalog.ts'
import { teamsTabMessages } from './messages/teams-tab.ts'
import { translator } from './messages/translator.ts'
import { escapeHtml, plainDocument } from './plain-document.ts'

export interface TeamsWindowPage {
  locale: Locale
  nonce: string
  /** Address of the module that tells the tab, and closes the window. */
  script: string
  agreed: boolean
  /** Hosts that TeamsJS does not know by itself. */
  hosts: readonly string[]
}

/** In the window that a tab has opened: mostly closed before anybody reads it. */
export function teamsWindowPage({ locale, nonce, script, agreed, hosts }: TeamsWindowPage): string {
  const t = translator(locale, teamsTabMessages)
  const told = JSON.stringify({ agreed, hosts }).replaceAll('<', '\\u003c')
  return plainDocument({
    locale,
    nonce,
    title: t('window.done'),
    body: `<p class="do">${escapeHtml(t('window.done.do'))}</p>`,
    script: `import(${JSON.stringify(script)}).then(({ tellTab }) => tellTab(${told}))`,
  })
}
