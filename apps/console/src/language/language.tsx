import {
  appMessages,
  consoleMessages,
  joinCatalogs,
  translator,
  type Locale,
  type Translate,
} from '@lectern/ui/messages'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { remember, remembered } from '../appearance/remembered.ts'
import { consoleFormats, type ConsoleFormats } from './formats.ts'

const messages = joinCatalogs(appMessages, consoleMessages)
type MessageKey = keyof (typeof messages)['en']

export const locales = ['en', 'es'] as const satisfies readonly Locale[]

export interface Language {
  locale: Locale
  t: Translate<MessageKey>
  formats: ConsoleFormats
  choose: (locale: Locale) => void
  /** The district's time zone, known once somebody is signed in. */
  setTimeZone: (timeZone: string) => void
}

const LanguageContext = createContext<Language | null>(null)

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(firstLocale)
  const [timeZone, setTimeZone] = useState<string>()
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const language = useMemo<Language>(
    () => ({
      locale,
      t: translator(locale, messages),
      formats: consoleFormats(locale, timeZone),
      choose: (chosen) => {
        remember('language', chosen)
        setLocale(chosen)
      },
      setTimeZone,
    }),
    [locale, timeZone],
  )
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage() {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('useLanguage needs a LanguageProvider above it')
  return language
}

function firstLocale(): Locale {
  return remembered('language', locales) ?? (navigator.language.startsWith('es') ? 'es' : 'en')
}
