import { draftFields } from '../installations/draft-fields.ts'
import { useLanguage } from '../language/language.tsx'
import { TextArea, TextField } from '../parts/field.tsx'
import type { TeamsDraft } from './teams-draft.ts'

/** The values of an app registration, each with what was wrong with it. */
export function TeamsFields(properties: {
  draft: TeamsDraft
  change: (changes: Partial<TeamsDraft>) => void
  error: Error | null
  /** App and tenant stay, and a secret or certificate that is left out too. */
  isInstalled?: boolean
}) {
  const { draft, change, error, isInstalled = false } = properties
  const { t } = useLanguage()
  const bind = draftFields(draft, change, error)
  const id = { required: true, readOnly: isInstalled, spellCheck: false }
  const page = { type: 'url', required: true, placeholder: 'https://' }
  return (
    <>
      <TextField
        label={t('teams.clientId')}
        hint={t(isInstalled ? 'teams.idsStay' : 'teams.clientIdHint')}
        {...id}
        {...bind('clientId')}
      />
      <TextField label={t('teams.tenantId')} hint={t('teams.tenantIdHint')} {...id} {...bind('tenantId')} />
      <fieldset className="stack">
        <legend>{t('teams.credential')}</legend>
        <p className="muted">{t(isInstalled ? 'teams.credentialStays' : 'teams.credentialHint')}</p>
        <TextField
          label={t('teams.clientSecret')}
          hint={t('teams.clientSecretHint')}
          type="password"
          autoComplete="off"
          {...bind('clientSecret')}
        />
        <TextField
          label={t('teams.secretExpiresOn')}
          hint={t('teams.secretExpiresOnHint')}
          type="date"
          {...bind('secretExpiresOn')}
        />
        <details open={draft.certificate !== ''}>
          <summary>{t('teams.useCertificate')}</summary>
          <TextArea
            label={t('teams.certificate')}
            hint={t('teams.certificateHint')}
            rows={4}
            spellCheck={false}
            autoComplete="off"
            {...bind('certificate')}
          />
        </details>
      </fieldset>
      <fieldset className="stack">
        <legend>{t('teams.pages')}</legend>
        <p className="muted">{t('teams.pagesHint')}</p>
        <TextField label={t('teams.websiteUrl')} {...page} {...bind('websiteUrl')} />
        <TextField label={t('teams.privacyUrl')} {...page} {...bind('privacyUrl')} />
        <TextField label={t('teams.termsUrl')} {...page} {...bind('termsUrl')} />
      </fieldset>
      <TextField
        label={t('add.name')}
        hint={t('add.nameHint')}
        placeholder="Microsoft Teams"
        {...bind('name')}
      />
    </>
  )
}
