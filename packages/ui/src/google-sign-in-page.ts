import type { Locale } from './messages/catalog.ts'
import { googleSignInMessages } from './messages/google-sign-in.ts'
import { translator } from './messages/translator.ts'
import { escapeHtml, plainDocument } from './plain-document.ts'

export interface GoogleSignInPage {
  locale: Locale
  audience: 'teacher' | 'student'
  /** Where the window begins that a click opens. */
  window: string
  /** Where the form leads once the window is done, with what it carries. */
  action: string
  fields: Record<string, string>
  nonce: string
  /** Opens the window, waits for it and submits the form. */
  script: string
}

/** In the frame: one button, as Google's branding guidelines draw it, and what to do when no window opens. */
export function googleSignInPage({
  locale,
  audience,
  window,
  action,
  fields,
  nonce,
  script,
}: GoogleSignInPage): string {
  const t = translator(locale, googleSignInMessages)
  const text = (key: Parameters<typeof t>[0]): string => escapeHtml(t(key))
  return plainDocument({
    locale,
    theme: 'light',
    nonce,
    script,
    style,
    title: t('title'),
    body: `<p>${text(audience)}</p>
<button type="button" class="google" id="start">${googleMark}<span>${text('button')}</span></button>
<p id="status" role="status"></p>
<template id="waiting">${text('waiting')}</template>
<template id="closed">${text('closed')}</template>
<div id="blocked" hidden>
<p class="do">${text('blocked')}</p>
<p>${text('blocked.do')}</p>
<p><a class="btn" rel="opener" target="_blank" href="${escapeHtml(window)}">${text('blocked.open')}</a></p>
</div>
<form id="proof" method="post" action="${escapeHtml(action)}" hidden>
${Object.entries(fields)
  .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
  .join('\n')}
<input type="hidden" name="receipt">
<label for="code">${text('code.label')}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" size="8">
<button class="btn">${text('code.submit')}</button>
</form>`,
  })
}

export interface GoogleSignedInPage {
  locale: Locale
  /** To be typed where the window cannot reach the frame. */
  typedCode?: string
  nonce: string
  /** Tells the frame, then closes the window. */
  script: string
}

/** In the window: mostly closed before anybody reads it. */
export function googleSignedInPage({ locale, typedCode, nonce, script }: GoogleSignedInPage): string {
  const t = translator(locale, googleSignInMessages)
  return plainDocument({
    locale,
    theme: 'light',
    nonce,
    script,
    style,
    title: t('done.title'),
    body: `<p class="do">${escapeHtml(t('done.close'))}</p>
${
  typedCode === undefined
    ? ''
    : `<p>${escapeHtml(t('done.code'))}</p>
<p class="code">${escapeHtml(`${typedCode.slice(0, 3)} ${typedCode.slice(3)}`)}</p>`
}`,
  })
}

const style = `.google{display:inline-flex;align-items:center;gap:10px;min-height:44px;margin:var(--s3) 0;padding:0 14px;border:1px solid #747775;border-radius:4px;background:#fff;color:#1f1f1f;font:500 var(--t3)/1.3 Roboto,var(--font);cursor:pointer}
.google:hover{background:#f2f2f2}
.google svg{flex:none;width:20px;height:20px}
form{margin-top:var(--s4)}label{display:block;font-weight:600}
#code{min-height:44px;box-sizing:border-box;margin:var(--s1) var(--s2) 0 0;padding:8px 12px;border:1px solid var(--line-strong);border-radius:var(--r2);font:inherit;font-variant-numeric:tabular-nums;letter-spacing:.1em}
.code{font-size:var(--t5);font-weight:680;color:var(--ink);letter-spacing:.08em;font-variant-numeric:tabular-nums;user-select:all}`

const googleMark = `<svg viewBox="0 0 48 48" aria-hidden="true"><path fill="#EA4335" d="M24 9.5c3.54 0 6.71 1.22 9.21 3.6l6.85-6.85C35.9 2.38 30.47 0 24 0 14.62 0 6.51 5.38 2.56 13.22l7.98 6.19C12.43 13.72 17.74 9.5 24 9.5z"/><path fill="#4285F4" d="M46.98 24.55c0-1.57-.15-3.09-.38-4.55H24v9.02h12.94c-.58 2.96-2.26 5.48-4.78 7.18l7.73 6c4.51-4.18 7.09-10.36 7.09-17.65z"/><path fill="#FBBC05" d="M10.53 28.59c-.48-1.45-.76-2.99-.76-4.59s.27-3.14.76-4.59l-7.98-6.19C.92 16.46 0 20.12 0 24c0 3.88.92 7.54 2.56 10.78l7.97-6.19z"/><path fill="#34A853" d="M24 48c6.48 0 11.93-2.13 15.89-5.81l-7.73-6c-2.15 1.45-4.92 2.3-8.16 2.3-6.26 0-11.57-4.22-13.47-9.91l-7.98 6.19C6.51 42.62 14.62 48 24 48z"/></svg>`
