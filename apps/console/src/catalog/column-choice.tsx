import { useLanguage } from '../language/language.tsx'
import { optionalColumns, type OptionalColumn } from './catalog-view.ts'

export function ColumnChoice(properties: {
  chosen: readonly OptionalColumn[]
  onChoose: (columns: OptionalColumn[]) => void
}) {
  const { chosen, onChoose } = properties
  const { t } = useLanguage()
  return (
    <div className="columns">
      <button type="button" className="btn" popoverTarget="catalog-columns">
        {t('catalog.columns')}
      </button>
      <fieldset id="catalog-columns" className="popover" popover="auto">
        <legend>{t('catalog.columns')}</legend>
        {optionalColumns.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={chosen.includes(column)}
              onChange={() =>
                onChoose(optionalColumns.filter((one) => chosen.includes(one) !== (one === column)))
              }
            />
            {t(`catalog.${column}`)}
          </label>
        ))}
      </fieldset>
    </div>
  )
}
