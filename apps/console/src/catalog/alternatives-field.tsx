import type { CatalogRow } from '@lectern/api-contracts'
import { Button, Icon } from '@lectern/ui'
import { useDeferredValue, useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { TextField } from '../parts/field.tsx'
import { useCatalog } from './catalog-query.ts'

type Alternative = CatalogRow['alternatives'][number]

const most = 10
const shown = 5
const leastLetters = 2

/** Approved apps that a teacher is offered instead. */
export function AlternativesField(properties: {
  appId: string
  chosen: Alternative[]
  onChange: (chosen: Alternative[]) => void
}) {
  const { appId, chosen, onChange } = properties
  const { t } = useLanguage()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const isAsking = asked.length >= leastLetters
  const query = new URLSearchParams({
    q: asked,
    verdict: 'approved',
    limit: String(shown + chosen.length + 1),
  })
  const found = useCatalog(query.toString(), isAsking)
  const taken = new Set([appId, ...chosen.map(({ id }) => id)])
  const offers = isAsking ? (found.data?.apps ?? []).filter(({ id }) => !taken.has(id)).slice(0, shown) : []
  return (
    <fieldset className="alternatives">
      <legend>{t('decision.alternatives')}</legend>
      <ul className="chosen">
        {chosen.map((app) => (
          <li key={app.id}>
            {app.name}
            <Button
              look="quiet"
              className="small icon-only"
              aria-label={t('decision.removeAlternative', { name: app.name })}
              onClick={() => onChange(chosen.filter(({ id }) => id !== app.id))}
            >
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ul>
      {chosen.length < most && (
        <TextField
          label={t('decision.findAlternative')}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <p className="visually-hidden" role="status">
        {isAsking && found.data ? t('decision.offers', { count: offers.length }) : ''}
      </p>
      <ul className="offers">
        {offers.map(({ id, name }) => (
          <li key={id}>
            <Button
              className="small"
              onClick={() => {
                onChange([...chosen, { id, name }])
                setText('')
              }}
            >
              <Icon name="plus" />
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
