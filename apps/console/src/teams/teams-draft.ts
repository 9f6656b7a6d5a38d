import type { NewTeamsInstallation, TeamsChange, TeamsSummary } from '@lectern/api-contracts'

/** What somebody typed. */
export interface TeamsDraft {
  name: string
  clientId: string
  tenantId: string
  clientSecret: string
  secretExpiresOn: string
  certificate: string
  websiteUrl: string
  privacyUrl: string
  termsUrl: string
}

export const emptyTeamsDraft: TeamsDraft = {
  name: '',
  clientId: '',
  tenantId: '',
  clientSecret: '',
  secretExpiresOn: '',
  certificate: '',
  websiteUrl: '',
  privacyUrl: '',
  termsUrl: '',
}

export const draftOf = (name: string, teams: TeamsSummary): TeamsDraft => ({
  ...emptyTeamsDraft,
  name,
  clientId: teams.clientId,
  tenantId: teams.tenantId,
  websiteUrl: teams.websiteUrl,
  privacyUrl: teams.privacyUrl,
  termsUrl: teams.termsUrl,
})

/** A secret or certificate that nobody typed stays what it is. */
export const changeOf = (draft: TeamsDraft): TeamsChange => ({
  name: draft.name.trim() || 'Microsoft Teams',
  websiteUrl: draft.websiteUrl.trim(),
  privacyUrl: draft.privacyUrl.trim(),
  termsUrl: draft.termsUrl.trim(),
  ...(draft.clientSecret.trim() && {
    clientSecret: draft.clientSecret.trim(),
    secretExpiresOn: draft.secretExpiresOn || null,
  }),
  ...(draft.certificate.trim() && { certificate: draft.certificate.trim() }),
})

export const newInstallationOf = (draft: TeamsDraft): NewTeamsInstallation => ({
  ...changeOf(draft),
  clientId: draft.clientId.trim(),
  tenantId: draft.tenantId.trim(),
})
