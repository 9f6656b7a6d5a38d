import type { AppCard, EmbedModel } from '@lectern/api-contracts'
import type { Formats, Locale, Translate } from '@lectern/ui/messages'
import { appMessages, embedMessages, formats, joinCatalogs, translator } from '@lectern/ui/messages'
import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { AskedModel } from './asked/asked-model.ts'
import type { Backend } from './backend/backend.ts'
import type { Host } from './host.ts'

const messages = joinCatalogs(appMessages, embedMessages)

export type Words = Translate<keyof (typeof messages)['en']>

export interface Page {
  locale: Locale
  t: Words
  formats: Formats
  backend: Backend
  /** Only where the host has more than a frame. */
  host?: Host
  /** Only on the server. */
  sharedMarkup?: SharedMarkup
}

/** The cards of a list, as a string. */
export type SharedMarkup = (apps: AppCard[]) => string

type Language = Pick<Page, 'locale' | 't' | 'formats'>

const languages = new Map<Locale, Language>()

/** Made when first needed, then kept: the server renders many pages, and a browser needs one language. */
function languageOf(locale: Locale): Language {
  const known = languages.get(locale)
  if (known) return known
  const language = { locale, t: translator(locale, messages), formats: formats(locale) }
  languages.set(locale, language)
  return language
}

const PageContext = createContext<Page | null>(null)

/** The words and the backend, for whatever stands inside a PageProvider. */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('usePage needs a PageProvider above it.')
  return page
}

export interface PageProviderProps {
  locale: Locale
  backend: Backend
  host?: Host
  sharedMarkup?: SharedMarkup
  children: ComponentChildren
}

export function PageProvider({ locale, backend, host, sharedMarkup, children }: PageProviderProps) {
  const page = useMemo(
    () => ({ ...languageOf(locale), backend, host, sharedMarkup }),
    [locale, backend, host, sharedMarkup],
  )
  return <PageContext.Provider value={page}>{children}</PageContext.Provider>
}

/** What the browser's tab and a screen reader call the page. */
export function titleOf(model: Exclude<EmbedModel, AskedModel>): string {
  const { t } = languageOf(model.locale)
  if (model.mode === 'open-app') return model.app.name
  if (model.mode === 'open-resource') return model.resource.title
  if (model.mode === 'nothing-linked') return t('nothing.title')
  const title = model.picking
    ? (`header.pick-${model.picking.multiple ? 'apps' : 'app'}` as const)
    : 'header.apps'
  return model.contextTitle ? t(`${title}-for`, { context: model.contextTitle }) : t(title)
}
