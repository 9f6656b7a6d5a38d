import type { GradeRange } from '@lectern/api-contracts'
import { useLanguage, type Language } from '../language/language.tsx'
import { SelectField } from '../parts/field.tsx'

const lowest = -1
const highest = 12
const grades = Array.from({ length: highest - lowest + 1 }, (_, index) => index + lowest)

/** From one grade to another; no range means every grade. */
export function GradesField(properties: {
  grades: GradeRange | null
  error?: string
  onChange: (grades: GradeRange | null) => void
}) {
  const { t } = useLanguage()
  const { grades: range, error, onChange } = properties
  const { low, high } = range ?? { low: lowest, high: highest }
  const options = grades.map((grade) => ({ value: String(grade), label: gradeName(t, grade) }))
  const choose = (chosen: GradeRange) =>
    onChange(chosen.low === lowest && chosen.high === highest ? null : chosen)
  return (
    <fieldset className="pair">
      <legend>{t('decision.grades')}</legend>
      <SelectField
        label={t('decision.from')}
        value={String(low)}
        options={options}
        error={error}
        onChoose={(value) => choose({ low: Number(value), high: Math.max(Number(value), high) })}
      />
      <SelectField
        label={t('decision.to')}
        value={String(high)}
        options={options}
        onChoose={(value) => choose({ low: Math.min(low, Number(value)), high: Number(value) })}
      />
    </fieldset>
  )
}

function gradeName(t: Language['t'], grade: number) {
  if (grade === -1) return t('grade.pre-kindergarten')
  return grade === 0 ? t('grade.kindergarten') : String(grade)
}
