import type { CatalogRow, ListingDecision } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { useState, type FormEvent } from 'react'
import { ApiProblem } from '../api/api-problem.ts'
import { useLanguage } from '../language/language.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { AlternativesField } from './alternatives-field.tsx'
import { useDecideListing } from './catalog-query.ts'
import { GradesField } from './grades-field.tsx'
import { approvalStatuses, listingReasons, privacyStatuses } from './statuses.ts'

const noReason = ''

/** The district's decision about one app. The form stays as it is until the server has taken it. */
export function DecisionForm(properties: { app: CatalogRow; onCancel: () => void; onSaved: () => void }) {
  const { app, onCancel, onSaved } = properties
  const { t } = useLanguage()
  const decide = useDecideListing(app.id)
  const [decision, setDecision] = useState<ListingDecision>(() => currentDecision(app))
  const [alternatives, setAlternatives] = useState(app.alternatives)
  const change = (changes: Partial<ListingDecision>) => setDecision({ ...decision, ...changes })
  const refused = (field: string) =>
    decide.error instanceof ApiProblem ? decide.error.fieldMessage(field) : undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    decide.mutate({ ...decision, alternatives: alternatives.map(({ id }) => id) }, { onSuccess: onSaved })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField
        label={t('catalog.approval')}
        hint={t(`approval.${decision.approval}.meaning`)}
        value={decision.approval}
        options={approvalStatuses.map((value) => ({ value, label: t(`approval.${value}`) }))}
        onChoose={(approval) => change({ approval })}
      />
      <SelectField
        label={t('catalog.privacy')}
        hint={t(`privacy.${decision.privacy}.meaning`)}
        value={decision.privacy}
        options={privacyStatuses.map((value) => ({ value, label: t(`privacy.${value}`) }))}
        onChoose={(privacy) => change({ privacy })}
      />
      <SelectField
        label={t('decision.reason')}
        hint={t('decision.reasonHint')}
        value={decision.reason ?? noReason}
        options={[
          { value: noReason, label: t('decision.noReason') },
          ...listingReasons.map((value) => ({ value, label: t(`reason.${value}`) })),
        ]}
        onChoose={(reason) => change({ reason: reason === noReason ? null : reason })}
      />
      <GradesField
        grades={decision.grades}
        error={refused('grades')}
        onChange={(grades) => change({ grades })}
      />
      <TextField
        label={t('decision.due')}
        type="date"
        error={refused('decisionDue')}
        value={decision.decisionDue ?? ''}
        onChange={(event) => change({ decisionDue: event.currentTarget.value || null })}
      />
      <AlternativesField appId={app.id} chosen={alternatives} onChange={setAlternatives} />
      {decide.isError && <ProblemNotice error={decide.error} />}
      <div className="dialog-actions">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" look="primary" disabled={decide.isPending}>
          {decide.isPending ? t('saving') : t('decision.save')}
        </Button>
      </div>
    </form>
  )
}

function currentDecision(app: CatalogRow): ListingDecision {
  const { approval, privacy, reason, grades, decisionDue } = app
  return { approval, privacy, reason, grades, decisionDue, alternatives: [] }
}
