import type { Locale } from './messages/catalog.ts'
import { refusalMessages } from './messages/refusals.ts'
import { translator } from './messages/translator.ts'
import { escapeHtml, plainDocument } from './plain-document.ts'

export interface RegisteredPage {
  locale: Locale
  /** The platform's issuer. */
  platform: string
  nonce: string
  /** Tells the platform's window that this one may close. */
  script: string
}

/** A platform has registered itself; its administrator reads what comes next. */
export function registeredPage({ locale, platform, nonce, script }: RegisteredPage): string {
  const t = translator(locale, refusalMessages)
  return plainDocument({
    locale,
    nonce,
    script,
    title: t('registered'),
    body: `<p>${escapeHtml(t('registered.what', { platform }))}</p>
<p class="do">${escapeHtml(t('registered.do'))}</p>`,
  })
}
