import type { GoogleChange, GoogleSummary, NewGoogleInstallation } from '@lectern/api-contracts'

/** What somebody typed. */
export interface GoogleDraft {
  name: string
  clientId: string
  clientSecret: string
  /** As they like: with commas, spaces or lines between. */
  domains: string
  applicationId: string
  pubsubTopic: string
  pushServiceAccount: string
}

export const emptyGoogleDraft: GoogleDraft = {
  name: '',
  clientId: '',
  clientSecret: '',
  domains: '',
  applicationId: '',
  pubsubTopic: '',
  pushServiceAccount: '',
}

export const draftOf = (name: string, google: GoogleSummary): GoogleDraft => ({
  name,
  clientId: google.clientId,
  clientSecret: '',
  domains: google.hostedDomains.join(', '),
  applicationId: google.applicationId ?? '',
  pubsubTopic: google.pubsubTopic ?? '',
  pushServiceAccount: google.pushServiceAccount ?? '',
})

const shared = (draft: GoogleDraft) => ({
  name: draft.name.trim() || 'Google Classroom',
  hostedDomains: draft.domains.split(/[\s,;]+/).filter(Boolean),
  applicationId: draft.applicationId.trim() || null,
  pubsubTopic: draft.pubsubTopic.trim() || null,
  pushServiceAccount: draft.pushServiceAccount.trim() || null,
})

export const newInstallationOf = (draft: GoogleDraft): NewGoogleInstallation => ({
  ...shared(draft),
  clientId: draft.clientId.trim(),
  clientSecret: draft.clientSecret.trim(),
})

/** A secret that nobody typed stays what it is. */
export const changeOf = (draft: GoogleDraft): GoogleChange => ({
  ...shared(draft),
  ...(draft.clientSecret.trim() && { clientSecret: draft.clientSecret.trim() }),
})
