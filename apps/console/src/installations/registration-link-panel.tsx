import type { LtiFeature } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { TextField } from '../parts/field.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { FeatureChoice } from './feature-choice.tsx'
import { useMakeRegistrationLink } from './installations-query.ts'
import type { Platform } from './platforms.ts'

/** The short way: the platform fetches our values and sends its own. */
export function RegistrationLinkPanel({ platform }: { platform: Platform }) {
  const { t } = useLanguage()
  const [name, setName] = useState('')
  const [features, setFeatures] = useState<LtiFeature[]>([])
  const make = useMakeRegistrationLink()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ name: name.trim() || platform.name, features })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{t('link.note', { platform: platform.name })}</p>
      <TextField
        label={t('link.name')}
        hint={t('add.nameHint')}
        placeholder={platform.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FeatureChoice chosen={features} onChoose={setFeatures} />
      {make.isError && <ProblemNotice error={make.error} />}
      <div>
        <Button type="submit" disabled={make.isPending}>
          {make.isPending ? t('saving') : t('link.make')}
        </Button>
      </div>
      {make.data && (
        <div role="status">
          <dl>
            <CopyValue label={t('link.url')} value={make.data.url} />
          </dl>
          <p className="muted">{t('link.where')}</p>
        </div>
      )}
    </form>
  )
}
