import type { LtiFeature } from '@lectern/api-contracts'
import { useId } from 'react'
import { useLanguage } from '../language/language.tsx'
import { features } from './features.ts'

/** What a platform is asked for beyond launches; nothing unless chosen. */
export function FeatureChoice(properties: {
  chosen: readonly LtiFeature[]
  onChoose: (features: LtiFeature[]) => void
}) {
  const { chosen, onChoose } = properties
  const { t } = useLanguage()
  const id = useId()
  return (
    <fieldset className="feature-choice">
      <legend>{t('features.choose')}</legend>
      <p className="hint">{t('features.chooseHint')}</p>
      {features.map((feature) => (
        <div key={feature}>
          <label>
            <input
              type="checkbox"
              checked={chosen.includes(feature)}
              aria-describedby={`${id}-${feature}`}
              onChange={() => onChoose(features.filter((one) => chosen.includes(one) !== (one === feature)))}
            />
            {t(`feature.${feature}`)}
          </label>
          <p className="hint" id={`${id}-${feature}`}>
            {t(`feature.${feature}.does`)}
          </p>
        </div>
      ))}
    </fieldset>
  )
}
