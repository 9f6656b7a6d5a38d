import type { Locale } from './messages/catalog.ts'
import { formats } from './messages/formats.ts'
import { refusalMessages } from './messages/refusals.ts'
import type { RefusalPageName } from './messages/refusals.ts'
import { translator } from './messages/translator.ts'
import { escapeHtml, plainDocument } from './plain-document.ts'

export type { RefusalPageName }

export interface RefusalPage {
  locale: Locale
  theme?: 'auto' | 'light' | 'dark' | 'contrast'
  page: RefusalPageName
  /** The same code stands in the log. */
  reference: string
  /** The problem's stable code, for the administrator. */
  code?: string
  /** The installation's name, where it is known. */
  platform?: string
  time: Date | number
  /** What an administrator types into the console to approve where this launch came from. */
  approvalCode?: string
  /** A form that begins the same launch in a window of its own. */
  newWindow?: { action: string; fields: Record<string, string> }
  /** Our own address that begins the same anew. */
  again?: string
  /** A button that the page around it brings to life; it is found by `data-act`. */
  act?: 'consent' | 'signIn' | 'retry'
  /** Our own address that does without the host. */
  browser?: string
  /** The way back into the course, where the platform gave one. */
  backTo?: string
  /** The platform's own words, or what failed: plain text under Details. */
  details?: string
  /** For the one inline style. */
  nonce?: string
}

/** A whole page without a script: what happened, what the person can do, what their administrator needs. */
export function refusalPage(refusal: RefusalPage): string {
  const { locale, theme, page, newWindow, again, act, browser, backTo, nonce } = refusal
  const t = translator(locale, refusalMessages)
  return plainDocument({
    locale,
    theme,
    nonce,
    title: t(`${page}.title`),
    body: `<p>${escapeHtml(t(`${page}.what`))}</p>
<p class="do">${escapeHtml(t(`${page}.do`))}</p>
${newWindow ? newWindowForm(newWindow, t('newWindow')) : ''}
${again ? `<p><a class="btn primary" href="${escapeHtml(again)}">${escapeHtml(t('again'))}</a></p>` : ''}
${act ? `<p><button type="button" class="btn primary" data-act="${act}">${escapeHtml(t(`act.${act}`))}</button></p><p role="status"></p>` : ''}
${browser ? `<p><a target="_blank" rel="noopener" href="${escapeHtml(browser)}">${escapeHtml(t('act.browser'))}</a></p>` : ''}
${backTo ? `<p><a href="${escapeHtml(backTo)}">${escapeHtml(t('backToCourse'))}</a></p>` : ''}
<section class="admin" aria-labelledby="admin">
<h2 id="admin">${escapeHtml(t('forAdmin'))}</h2>
<p>${escapeHtml(t(`${page}.admin`))}</p>
${facts(refusal, t)}
</section>`,
  })
}

const newWindowForm = ({ action, fields }: NonNullable<RefusalPage['newWindow']>, label: string): string =>
  `<form action="${escapeHtml(action)}" method="post" target="_blank">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')}<button class="btn primary">${escapeHtml(label)}</button></form>`

type Words = ReturnType<typeof translator<'approvalCode' | 'reference' | 'platform' | 'time' | 'details'>>

function facts(refusal: RefusalPage, t: Words): string {
  const { locale, approvalCode, reference, platform, time, code, details } = refusal
  // UTC and named as such: the administrator compares it with a log.
  const moment = `${formats(locale).moment(new Date(time).toISOString(), 'UTC')} UTC`
  const rows: [string, string | undefined][] = [
    [t('approvalCode'), approvalCode],
    [t('reference'), reference],
    [t('platform'), platform],
    [t('time'), moment],
    [t('details'), [code, details].filter(Boolean).join(': ')],
  ]
  return `<dl>${rows
    .filter(([, value]) => value)
    .map(([term, value]) => `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value ?? '')}</dd></div>`)
    .join('')}</dl>`
}
