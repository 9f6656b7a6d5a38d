import {
  catalogPage,
  consoleSession,
  importRun,
  installationDetails,
  installationList,
  overview,
  type CatalogPage,
  type CatalogRow,
  type CourseRoster,
  type ImportRun,
  type InstallationDetails,
  type InstallationSummary,
  type Overview,
  type RemovedInstallation,
  type RosterRun,
} from '@lectern/api-contracts'

/** Honest answers of the server, held to the contracts by parsing. */
export const aSession = () =>
  consoleSession.parse({
    account: { name: 'Dana Whitfield', email: 'dana@fairview.example', role: 'director' },
    district: { name: 'Fairview Schools', slug: 'fairview', isDemo: true, timeZone: 'America/Los_Angeles' },
  })

export const anOverview = (changes: Partial<Overview> = {}): Overview =>
  overview.parse({
    imported: {
      source: 'LearnPlatform 2020 data',
      from: '2020-01-01',
      to: '2020-12-31',
      available: { from: '2020-01-01', to: '2020-12-31' },
      weeks: [
        { week: '2020-09-07', inCatalog: 30_000, outsideCatalog: 10_000 },
        { week: '2020-09-14', inCatalog: 36_000, outsideCatalog: 12_000 },
        { week: '2020-09-21', inCatalog: 42_000, outsideCatalog: 8_000 },
      ],
      products: 3_719,
      unknownProducts: 3_356,
      unknownShare: 0.145,
      topTwentyShare: 0.855,
      mostUsed: [
        {
          appId: appId(1),
          label: 'Google Classroom',
          engagement: 10,
          share: 0.178,
          peakAccess: 67.31,
          days: 358,
        },
      ],
      unknownInUse: [
        { appId: null, label: '26488', engagement: 9, share: 0.1205, peakAccess: 47.8, days: 353 },
      ],
    },
    live: {
      from: '2026-10-27',
      to: '2026-10-28',
      days: [
        { day: '2026-10-27', launches: 9, opens: 4 },
        { day: '2026-10-28', launches: 6, opens: 3 },
      ],
      launches: 15,
      opens: 7,
      people: { fewerThan: 10 },
      apps: [{ appId: appId(1), name: 'Desmos', opens: 7, people: { fewerThan: 10 }, minutes: null }],
    },
    waiting: { pendingDeployments: 1, refusedLaunches: 0, inReview: 2, lapsedAgreements: 0 },
    ...changes,
  })

export const anApp = (number: number, changes: Partial<CatalogRow> = {}): CatalogRow => ({
  id: appId(number),
  name: `App ${number}`,
  vendor: 'Vendor',
  url: 'https://app.example',
  functions: ['LC.study-tools'],
  sectors: ['prek-12'],
  verdict: 'in-review',
  approval: 'in-review',
  privacy: 'agreement-pending',
  reason: 'in-review',
  grades: null,
  decisionDue: null,
  alternatives: [],
  use: null,
  externalIds: [],
  updatedAt: '2026-10-01T10:00:00Z',
  ...changes,
})

export const aCatalog = (apps: CatalogRow[], total = apps.length): CatalogPage =>
  catalogPage.parse({ apps, total, facets: { functions: { LC: total }, verdicts: { 'in-review': total } } })

export const anImport = (changes: Partial<ImportRun> = {}): ImportRun =>
  importRun.parse({
    id: '30000000-0000-4000-8000-000000000001',
    kind: 'usage',
    installationId: null,
    fileName: '3412.csv.gz',
    status: 'running',
    startedAt: '2026-11-20T10:00:00Z',
    finishedAt: null,
    totalRows: 86_706,
    doneRows: 43_353,
    acceptedRows: 43_330,
    unchangedRows: 0,
    rejectedRows: 23,
    message: null,
    ...changes,
  })

export const aRegistration = {
  profile: 'canvas',
  issuer: 'https://canvas.instructure.com',
  clientId: '10000000000123',
  authorizationEndpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
  tokenEndpoint: 'https://sso.canvaslms.com/login/oauth2/token',
  jwksUri: 'https://sso.canvaslms.com/api/lti/security/jwks',
  deployments: [],
  features: [],
}

export const anInstallation = (changes: Partial<InstallationDetails> = {}): InstallationDetails =>
  installationDetails.parse({
    id: '20000000-0000-4000-8000-000000000001',
    name: 'Fairview Canvas',
    surface: 'lti',
    createdAt: '2026-11-01T10:00:00Z',
    lti: aRegistration,
    lti1p1: null,
    google: null,
    teams: null,
    lastAccepted: null,
    lastRefused: null,
    accepted: 0,
    refused: 0,
    launches: [],
    notices: [],
    placements: [],
    received: { unasked: [], missing: [], asNeeded: [] },
    featureNeeds: [],
    rosters: null,
    ...changes,
  })

export const rosterNeeds = {
  feature: 'roster' as const,
  scopes: ['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'],
  messages: [],
}

export const aRoster = (
  changes: Omit<Partial<CourseRoster>, 'run'> & { run?: Partial<RosterRun> | null } = {},
): CourseRoster => ({
  contextId: '40000000-0000-4000-8000-000000000001',
  title: 'Biology 9',
  members: { value: 31 },
  completeAt: '2026-11-20T10:00:00Z',
  ...changes,
  run:
    changes.run === null
      ? null
      : {
          id: '50000000-0000-4000-8000-000000000001',
          status: 'done',
          startedAt: '2026-11-20T09:59:00Z',
          finishedAt: '2026-11-20T10:00:00Z',
          pages: 1,
          members: { value: 31 },
          progress: null,
          message: null,
          denied: false,
          ...changes.run,
        },
})

/** An installation with class lists switched on. */
export const withRosters = (...courses: CourseRoster[]): Partial<InstallationDetails> => ({
  lastAccepted: '2026-11-20T09:58:00Z',
  lti: { ...aRegistration, features: ['roster'] },
  featureNeeds: [rosterNeeds],
  rosters: { courses, total: courses.length, complete: courses.filter(({ members }) => members).length },
})

const toolValues = {
  loginUrl: 'https://lectern.example/lti/login',
  launchUrl: 'https://lectern.example/lti/launch',
  jwksUrl: 'https://lectern.example/lti/jwks',
  domain: 'lectern.example',
}

export const aList = (installations: InstallationSummary[], removed: RemovedInstallation[] = []) =>
  installationList.parse({ installations, removed, toolValues })

function appId(number: number) {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
