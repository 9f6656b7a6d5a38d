import { draftFields } from '../installations/draft-fields.ts'
import { useLanguage } from '../language/language.tsx'
import { TextField } from '../parts/field.tsx'
import type { GoogleDraft } from './google-draft.ts'

/** The values of an add-on, each with what was wrong with it. */
export function GoogleFields(properties: {
  draft: GoogleDraft
  change: (changes: Partial<GoogleDraft>) => void
  error: Error | null
  /** The client stays, and a secret that is left out too. */
  isInstalled?: boolean
}) {
  const { draft, change, error, isInstalled = false } = properties
  const { t } = useLanguage()
  const bind = draftFields(draft, change, error)
  return (
    <>
      <TextField
        label={t('values.clientId')}
        hint={t(isInstalled ? 'google.clientIdStays' : 'google.clientIdHint')}
        required
        readOnly={isInstalled}
        spellCheck={false}
        {...bind('clientId')}
      />
      <TextField
        label={t('google.clientSecret')}
        hint={t(isInstalled ? 'google.clientSecretStays' : 'google.clientSecretHint')}
        type="password"
        autoComplete="off"
        required={!isInstalled}
        {...bind('clientSecret')}
      />
      <TextField
        label={t('google.domains')}
        hint={t('google.domainsHint')}
        placeholder="lakeside.example, students.lakeside.example"
        required
        spellCheck={false}
        {...bind('domains', 'hostedDomains')}
      />
      <TextField
        label={t('google.applicationId')}
        hint={t('google.applicationIdHint')}
        inputMode="numeric"
        {...bind('applicationId')}
      />
      <TextField
        label={t('google.topic')}
        hint={t('google.topicHint')}
        placeholder="projects/lakeside-lectern/topics/classroom"
        spellCheck={false}
        {...bind('pubsubTopic')}
      />
      <TextField
        label={t('google.pushAccount')}
        hint={t('google.pushAccountHint')}
        type="email"
        {...bind('pushServiceAccount')}
      />
      <TextField
        label={t('add.name')}
        hint={t('add.nameHint')}
        placeholder="Google Classroom"
        {...bind('name')}
      />
    </>
  )
}
