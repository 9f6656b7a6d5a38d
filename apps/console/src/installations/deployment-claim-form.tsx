import { Button } from '@lectern/ui'
import { useState, type FormEvent } from 'react'
import { useLanguage } from '../language/language.tsx'
import { TextField } from '../parts/field.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useClaimDeployment } from './installations-query.ts'

/** Approves where a launch came from by the code that its page shows; nothing else tells districts apart that share a registration. */
export function DeploymentClaimForm() {
  const { t } = useLanguage()
  const [code, setCode] = useState('')
  const claim = useClaimDeployment()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim()) claim.mutate(code.trim(), { onSuccess: () => setCode('') })
  }
  return (
    <form className="stack claim" onSubmit={submit}>
      <TextField
        label={t('deployments.code')}
        hint={t('deployments.codeHint')}
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {claim.isError && <ProblemNotice error={claim.error} />}
      <div className="row-actions">
        <Button type="submit" disabled={claim.isPending}>
          {claim.isPending ? t('saving') : t('deployments.claim')}
        </Button>
        {claim.isSuccess && <span role="status">{t('deployments.claimed')}</span>}
      </div>
    </form>
  )
}
