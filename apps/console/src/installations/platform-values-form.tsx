import { Button } from '@lectern/ui'
import type { FormEvent } from 'react'
import { useLocation } from 'wouter'
import { ApiProblem } from '../api/api-problem.ts'
import { useLanguage } from '../language/language.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useAddInstallation } from './installations-query.ts'
import { endpointFields, endpointsOf, requestOf, type useDraft } from './new-installation.ts'

export function PlatformValuesForm({ form }: { form: ReturnType<typeof useDraft> }) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const add = useAddInstallation()
  const { draft, change } = form
  const { platform, hosting } = draft
  const endpoints = endpointsOf(draft)
  const refused = (field: string) =>
    add.error instanceof ApiProblem ? add.error.fieldMessage(field) : undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(requestOf(draft), { onSuccess: ({ id }) => navigate(`/installations/${id}`) })
  }
  return (
    <form className="stack" onSubmit={submit}>
      {platform.hostings.length > 1 && (
        <SelectField
          label={t('add.hosting')}
          value={hosting.id}
          options={platform.hostings.map(({ id }) => ({ value: id, label: t(`add.hosting.${id}`) }))}
          onChoose={(id) => form.chooseHosting(platform.hostings.find((one) => one.id === id) ?? hosting)}
        />
      )}
      {hosting.asksAddress && (
        <TextField
          label={t('add.address', { platform: platform.name })}
          hint={t('add.addressHint')}
          inputMode="url"
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      )}
      <TextField
        label={t('values.clientId')}
        required
        value={draft.clientId}
        error={refused('clientId')}
        onChange={(event) => change({ clientId: event.currentTarget.value })}
      />
      <TextField
        label={t('values.deploymentId')}
        hint={t('add.deploymentHint')}
        value={draft.deploymentId}
        error={refused('deploymentId')}
        onChange={(event) => change({ deploymentId: event.currentTarget.value })}
      />
      {endpointFields.map((field) => (
        <TextField
          key={field}
          label={t(`values.${field}`)}
          type="url"
          required
          value={endpoints[field]}
          error={refused(field)}
          onChange={(event) => form.typeEndpoint(field, event.currentTarget.value)}
        />
      ))}
      <TextField
        label={t('add.name')}
        hint={t('add.nameHint')}
        placeholder={platform.name}
        value={draft.name}
        error={refused('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {add.isError && <ProblemNotice error={add.error} />}
      <Button type="submit" look="primary" disabled={add.isPending}>
        {add.isPending ? t('saving') : t('add.action')}
      </Button>
    </form>
  )
}
