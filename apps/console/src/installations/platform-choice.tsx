import { useLanguage } from '../language/language.tsx'
import { platforms, type Platform } from './platforms.ts'

export function PlatformChoice({
  chosen,
  onChoose,
}: {
  chosen: Platform
  onChoose: (platform: Platform) => void
}) {
  const { t } = useLanguage()
  return (
    <fieldset className="tiles">
      <legend className="visually-hidden">{t('add.platform')}</legend>
      {platforms.map((platform) => (
        <label key={platform.profile}>
          <input
            type="radio"
            name="platform"
            checked={platform === chosen}
            onChange={() => onChoose(platform)}
          />
          <span>{platform.profile === 'strict' ? t('add.other') : platform.name}</span>
        </label>
      ))}
    </fieldset>
  )
}
