import type { Locale } from './messages/catalog.ts'
import { teamsRemovalMessages } from './messages/teams-removal.ts'
import { translator } from './messages/translator.ts'
import { escapeHtml, plainDocument, type PlainDocument } from './plain-document.ts'

export interface TeamsRemovalPage {
  locale: Locale
  theme: PlainDocument['theme']
  nonce: string
  /** Address of the module that speaks with Teams. */
  script: string
  /** Hosts that TeamsJS does not know by itself. */
  hosts: readonly string[]
}

/** In Teams' window for removing a tab from a channel: what goes, and what stays. */
export function teamsRemovalPage({ locale, theme, nonce, script, hosts }: TeamsRemovalPage): string {
  const t = translator(locale, teamsRemovalMessages)
  const told = JSON.stringify({ hosts }).replaceAll('<', '\\u003c')
  return plainDocument({
    locale,
    theme,
    nonce,
    title: t('title'),
    body: `<p>${escapeHtml(t('goes'))}</p>
<p>${escapeHtml(t('stays'))}</p>`,
    script: `import(${JSON.stringify(script)}).then(({ offerRemoval }) => offerRemoval(${told}))`,
  })
}
