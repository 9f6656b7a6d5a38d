import type { Shown } from './ask-for-page.ts'

/** The first page in place of the waiting picture, as soon as it is known; the client takes it over. */
export function showMarkup(shown: Shown): void {
  if (shown.kind !== 'page') return
  const { model, markup } = shown.answer
  document.documentElement.lang = model.locale
  document.getElementById('root')!.innerHTML = markup
}
