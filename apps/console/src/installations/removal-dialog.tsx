import type { InstallationSummary } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useRemoveInstallation } from './installations-query.ts'

/** Says what goes and what stays; whoever means it types the name. */
export function RemovalDialog({
  installation: { id, name, surface },
  onClose,
}: {
  installation: InstallationSummary
  onClose: () => void
}) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [differs, setDiffers] = useState(false)
  const remove = useRemoveInstallation(id)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMeant = typed.trim() === name.trim()
    setDiffers(!isMeant)
    if (isMeant) remove.mutate(typed, { onSuccess: () => navigate('/installations') })
  }
  return (
    <Dialog title={t('removal.dialog', { name })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{t('removal.ends')}</p>
        <p>{t('removal.deleted')}</p>
        <p>{t('removal.stays')}</p>
        <p>{t(`removal.then.${surface}`)}</p>
        <TextField
          label={t('removal.type', { name })}
          error={differs ? t('removal.differs') : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {remove.isError && <ProblemNotice error={remove.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="danger" disabled={remove.isPending}>
            {remove.isPending ? t('saving') : t('removal.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
