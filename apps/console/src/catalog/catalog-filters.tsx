import type { CatalogPage } from '@lectern/api-contracts'
import { Icon } from '@lectern/ui'
import { functionLabel } from '@lectern/ui/messages'
import { useLanguage } from '../language/language.tsx'
import { SelectField } from '../parts/field.tsx'
import type { CatalogView } from './catalog-view.ts'
import { ColumnChoice } from './column-choice.tsx'
import { approvalStatuses, privacyStatuses, verdicts } from './statuses.ts'
import { useTypedSearch } from './use-catalog-view.ts'

export function CatalogFilters(properties: {
  view: CatalogView
  facets: CatalogPage['facets'] | undefined
  onSearch: (changes: Partial<CatalogView>) => void
}) {
  const { view, facets, onSearch } = properties
  const { t, locale, formats } = useLanguage()
  const [text, setText] = useTypedSearch(view.q, (q) => onSearch({ q }))
  const withCount = (label: string, count: number | undefined) =>
    count === undefined ? label : t('catalog.withCount', { label, count: formats.whole(count) })
  const functions = new Set(Object.keys(facets?.functions ?? {}))
  if (view.function) functions.add(view.function)
  return (
    <div className="filters" role="search">
      <div className="search-box">
        <Icon name="search" />
        <input
          type="search"
          className="input"
          aria-label={t('catalog.search')}
          placeholder={t('catalog.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Filter
        label={t('catalog.verdict')}
        value={view.verdict}
        options={verdicts.map((value) => ({
          value,
          label: withCount(t(`verdict.${value}`), facets?.verdicts[value]),
        }))}
        onChoose={(verdict) => onSearch({ verdict })}
      />
      <Filter
        label={t('catalog.approval')}
        value={view.approval}
        options={approvalStatuses.map((value) => ({ value, label: t(`approval.${value}`) }))}
        onChoose={(approval) => onSearch({ approval })}
      />
      <Filter
        label={t('catalog.privacy')}
        value={view.privacy}
        options={privacyStatuses.map((value) => ({ value, label: t(`privacy.${value}`) }))}
        onChoose={(privacy) => onSearch({ privacy })}
      />
      <Filter
        label={t('catalog.function')}
        value={view.function}
        options={[...functions].map((value) => ({
          value,
          label: withCount(functionLabel(locale, value), facets?.functions[value]),
        }))}
        onChoose={(code) => onSearch({ function: code })}
      />
      <ColumnChoice chosen={view.columns} onChoose={(columns) => onSearch({ columns, page: view.page })} />
    </div>
  )
}

const any = ''

function Filter<Value extends string>(properties: {
  label: string
  value: Value | undefined
  options: { value: Value; label: string }[]
  onChoose: (value: Value | undefined) => void
}) {
  const { t } = useLanguage()
  const { label, value, options, onChoose } = properties
  return (
    <SelectField<Value | typeof any>
      label={label}
      value={value ?? any}
      options={[{ value: any, label: t('catalog.any') }, ...options]}
      onChoose={(chosen) => onChoose(chosen === any ? undefined : chosen)}
    />
  )
}
