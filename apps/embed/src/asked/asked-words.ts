import type { Locale, Translate } from '@lectern/ui/messages'
import { askedMessages, translator } from '@lectern/ui/messages'
import { usePage } from '../page.tsx'
import type { AskedModel } from './asked-model.ts'

export type AskedWords = Translate<keyof (typeof askedMessages)['en']>

const words = new Map<Locale, AskedWords>()

/** Made when first needed, then kept, as those of the other pages. */
function wordsOf(locale: Locale): AskedWords {
  const known = words.get(locale) ?? translator(locale, askedMessages)
  words.set(locale, known)
  return known
}

export const useAskedWords = (): AskedWords => wordsOf(usePage().locale)

/** How messages tell apart whom they speak to and of. */
export const whoIs = (isSelf: boolean): { who: string } => ({ who: isSelf ? 'self' : 'other' })

/** What the browser's tab and a screen reader call the page. */
export function titleOfAsked(model: AskedModel): string {
  const t = wordsOf(model.locale)
  if (model.mode === 'privacy') return t('privacy.title', whoIs(model.isSelf))
  if (model.mode === 'terms')
    return t(model.terms ? 'terms.title' : 'terms.none', { district: model.district.name })
  if (model.work) return t('review.title', { app: model.work.app })
  return t(model.submission ? 'review.work' : 'review.unknown')
}
