import type { Locale } from '@lectern/ui/messages'
import { locales, useLanguage } from '../language/language.tsx'
import { themes, useTheme, type Theme } from './theme.ts'

/** Language and theme: choices of this browser, so they are there before anybody signs in. */
export function Preferences() {
  const { t, locale, choose: chooseLocale } = useLanguage()
  const { theme, choose: chooseTheme } = useTheme()
  return (
    <div className="preferences">
      <Choice
        legend={t('preferences.language')}
        name="language"
        value={locale}
        options={locales.map((value) => ({ value, label: languageNames[value], lang: value }))}
        onChoose={chooseLocale}
      />
      <Choice
        legend={t('preferences.theme')}
        name="theme"
        value={theme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChoose={chooseTheme}
      />
    </div>
  )
}

/** Each language in its own name: whoever needs it cannot read the other one. */
const languageNames: Record<Locale, string> = { en: 'English', es: 'Español' }

function Choice<Value extends Locale | Theme>(properties: {
  legend: string
  name: string
  value: Value
  options: { value: Value; label: string; lang?: string }[]
  onChoose: (value: Value) => void
}) {
  return (
    <fieldset className="segmented">
      <legend>{properties.legend}</legend>
      {properties.options.map(({ value, label, lang }) => (
        <label key={value} lang={lang}>
          <input
            type="radio"
            name={properties.name}
            checked={value === properties.value}
            onChange={() => properties.onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
