import {
  teamsDetails,
  teamsSummary,
  type InstallationDetails,
  type TeamsDetails,
} from '@lectern/api-contracts'
import { anInstallation } from './samples.ts'

export const aTeamsSummary = teamsSummary.parse({
  clientId: '99999999-dddd-4ddd-8ddd-999999999999',
  tenantId: '11111111-aaaa-4aaa-8aaa-111111111111',
  websiteUrl: 'https://lakeside.example/',
  privacyUrl: 'https://lakeside.example/privacy',
  termsUrl: 'https://lakeside.example/terms',
  features: [],
})

export const aTeamsInstallation = (changes: Partial<InstallationDetails> = {}): InstallationDetails =>
  anInstallation({ name: 'Our Teams', surface: 'teams', lti: null, teams: aTeamsSummary, ...changes })

export const organizationRead: TeamsDetails['permissions'][number] = {
  use: 'tenant',
  kind: 'application',
  name: 'Organization.Read.All',
  granted: false,
}

export const nothingSeen: TeamsDetails['seen'] = {
  teacherLaunchedAt: null,
  studentLaunchedAt: null,
  firstNoticeAt: null,
}

export const someTeamsDetails = (changes: Partial<TeamsDetails> = {}): TeamsDetails =>
  teamsDetails.parse({
    values: {
      signInUri: 'https://lectern.example/teams/auth/end',
      consentUri: 'https://lectern.example/teams/auth/consent',
      applicationIdUri: `api://lectern.example/${aTeamsSummary.clientId}`,
      tabScope: 'access_as_user',
      hosts: ['5e3ce6c0-2b1f-4285-8d4b-75ee78787346'],
      tokenVersion: 2,
      packageUrl: 'https://lectern.example/teams/app.zip?installation=1',
      manifestId: '22222222-bbbb-4bbb-8bbb-222222222222',
      release: null,
      setupScript: '#!/usr/bin/env bash\naz ad app show',
      removalScript: 'az ad sp delete',
    },
    permissions: [
      { use: 'classes', kind: 'delegated', name: 'EduRoster.ReadBasic', granted: null },
      organizationRead,
    ],
    offered: ['roster', 'notifications'],
    seen: nothingSeen,
    noticeProblem: null,
    admission: { confirmedAt: null, tenantName: null, refusal: null },
    credential: { kind: 'secret', expiresAt: null, state: 'unknown' },
    ...changes,
  })
