import { Button, Icon } from '@lectern/ui'
import { functionLabel, functionLabels } from '@lectern/ui/messages'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { usePage } from '../page.tsx'
import type { Filters } from './filters.ts'
import { countFilters, verdicts } from './filters.ts'
import type { Search } from './use-search.ts'

const codesOfDepth = (depth: number): string[] =>
  Object.keys(functionLabels.en).filter((code) => code.split('.').length === depth)
const areas = codesOfDepth(1)
const kinds = codesOfDepth(2)

/** Choosing a chip narrows, choosing it again widens. An area shows its kinds once it is chosen. */
export function FilterChips({ search }: { search: Search }) {
  const { t, locale } = usePage()
  const [open, setOpen] = useState(false)
  const { filters, page } = search
  const { functions, verdicts: decisions } = page.facets
  const area = filters.function?.split('.')[0]
  const inUse = countFilters(filters)

  /** The same value again takes it away. */
  const toggle = <Name extends keyof Filters>(name: Name, value: Filters[Name], without?: Filters[Name]) =>
    search.choose({ ...filters, [name]: filters[name] === value ? without : value })

  return (
    <div class={`filters${open ? ' open' : ''}`}>
      <Button
        className="filters-toggle"
        aria-expanded={open}
        aria-controls="filters"
        onClick={() => setOpen(!open)}
      >
        <Icon name="filter" />
        {inUse ? t('filters.active', { count: inUse }) : t('filters.show')}
      </Button>
      <div id="filters" class="filters-groups">
        <Group label={t('filters.functions')}>
          {areas.map((code) => (
            <Chip
              key={code}
              pressed={area === code}
              count={area ? undefined : (functions[code] ?? 0)}
              onClick={() => search.choose({ ...filters, function: area === code ? undefined : code })}
            >
              {functionLabel(locale, code)}
            </Chip>
          ))}
        </Group>
        {area && (
          <Group label={t('filters.sub-functions')} look="kinds">
            {kinds
              .filter((code) => code.startsWith(`${area}.`))
              .map((code) => (
                <Chip
                  key={code}
                  pressed={filters.function === code}
                  onClick={() => toggle('function', code, area)}
                >
                  {functionLabel(locale, code)}
                </Chip>
              ))}
          </Group>
        )}
        <Group label={t('filters.verdicts')}>
          {verdicts.map((verdict) => (
            <Chip
              key={verdict}
              pressed={filters.verdict === verdict}
              count={filters.verdict ? undefined : (decisions[verdict] ?? 0)}
              onClick={() => toggle('verdict', verdict)}
            >
              {t(`verdict.${verdict}`)}
            </Chip>
          ))}
        </Group>
        <Group label={t('filters.privacy')}>
          <Chip pressed={filters.privacy !== undefined} onClick={() => toggle('privacy', 'none-required')}>
            {t('filters.no-student-data')}
          </Chip>
        </Group>
      </div>
    </div>
  )
}

interface GroupProps {
  label: string
  look?: 'kinds'
  children: ComponentChildren
}

const Group = ({ label, look, children }: GroupProps) => (
  <div role="group" aria-label={label} class={look ? `filters-group ${look}` : 'filters-group'}>
    {children}
  </div>
)

interface ChipProps {
  pressed: boolean
  /** Of the whole group's choice: with one chip chosen, the others' counts would mislead. */
  count?: number
  onClick: () => void
  children: ComponentChildren
}

function Chip({ pressed, count, onClick, children }: ChipProps) {
  const { formats } = usePage()
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={onClick}>
      {children}
      {count !== undefined && <span class="chip-count"> {formats.number(count)}</span>}
    </button>
  )
}
