import {
  googleDetails,
  googleSummary,
  type GoogleDetails,
  type InstallationDetails,
} from '@lectern/api-contracts'
import { anInstallation } from './samples.ts'

const frames = 'https://lectern.example/google-classroom/'

export const aGoogleSummary = googleSummary.parse({
  clientId: '123.apps.googleusercontent.com',
  hostedDomains: ['lakeside.example'],
  applicationId: '4711',
  pubsubTopic: null,
  pushServiceAccount: null,
  features: [],
})

export const aGoogleInstallation = (changes: Partial<InstallationDetails> = {}): InstallationDetails =>
  anInstallation({
    name: 'Our Classroom',
    surface: 'google-classroom',
    lti: null,
    google: aGoogleSummary,
    ...changes,
  })

export const nothingSeen: GoogleDetails['seen'] = {
  teacherSignedInAt: null,
  studentSignedInAt: null,
  teacherLaunchedAt: null,
  studentLaunchedAt: null,
  attachedAt: null,
}

export const someGoogleDetails = (changes: Partial<GoogleDetails> = {}): GoogleDetails =>
  googleDetails.parse({
    values: {
      redirectUri: `${frames}oauth/callback`,
      setupUri: `${frames}discovery?client=123`,
      upgradeUri: `${frames}upgrade?client=123`,
      uriPrefix: frames,
      pushEndpoint: `${frames}pubsub`,
      publisher: 'classroom-notifications@system.gserviceaccount.com',
      scopes: [
        { use: 'add-on', scopes: ['openid', 'https://www.googleapis.com/auth/classroom.addons.teacher'] },
      ],
      apis: ['classroom.googleapis.com'],
    },
    notices: null,
    seen: nothingSeen,
    granted: [
      { audience: 'teacher', people: { value: 31 }, all: { fewerThan: 40 }, notAll: { fewerThan: 40 } },
      { audience: 'student', people: { fewerThan: 10 }, all: { fewerThan: 10 }, notAll: { value: 0 } },
    ],
    administrators: [],
    administratorRefusal: null,
    ...changes,
  })

export const aWorkingGrant: GoogleDetails['administrators'][number] = {
  grantedAt: '2026-11-20T10:00:00Z',
  state: 'works',
  missing: [],
  endedCode: null,
}
