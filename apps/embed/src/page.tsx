import type { EmbedModel } from '@lectern/api-contracts'
import type { Formats, Locale, Translate } from '@lectern/ui/messages'
import { appMessages, embedMessages, formats, joinCatalogs, translator } from '@lectern/ui/messages'
import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { Backend } from './backend/backend.ts'
import { noBackend } from './backend/backend.ts'

const messages = joinCatalogs(appMessages, embedMessages)

export type Words = Translate<keyof (typeof messages)['en']>

export interface Page {
  locale: Locale
  t: Words
  formats: Formats
  backend: Backend
}

const languages = { en: words('en'), es: words('es') }

function words(locale: Locale): Omit<Page, 'backend'> {
  return { locale, t: translator(locale, messages), formats: formats(locale) }
}

const PageContext = createContext<Page>({ ...languages.en, backend: noBackend })

/** The words and the backend, for whatever stands inside a PageProvider. */
export const usePage = (): Page => useContext(PageContext)

export function PageProvider({
  model,
  backend,
  children,
}: {
  model: EmbedModel
  backend: Backend
  children: ComponentChildren
}) {
  const page = useMemo(() => ({ ...languages[model.locale], backend }), [model, backend])
  return <PageContext.Provider value={page}>{children}</PageContext.Provider>
}

/** What the browser's tab and a screen reader call the page. */
export function titleOf(model: EmbedModel): string {
  const { t } = languages[model.locale]
  if (model.mode === 'open-app') return model.app.name
  if (model.mode === 'nothing-linked') return t('nothing.title')
  return model.contextTitle ? t('header.apps-for', { context: model.contextTitle }) : t('header.apps')
}
