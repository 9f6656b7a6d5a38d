import type {
  AppCard,
  AppPage,
  EmbedModel,
  NudgeCard,
  PersonalData,
  ResourceCard,
} from '@lectern/api-contracts'

const idOf = (name: string): string => {
  const digits = new TextEncoder().encode(name).reduce((text, byte) => text + byte.toString(16), '')
  return `00000000-0000-4000-8000-${digits.padEnd(12, '0').slice(0, 12)}`
}

export const anApp = (changes: Partial<AppCard> = {}): AppCard => {
  const name = changes.name ?? 'Gizmos'
  return {
    id: idOf(name),
    name,
    vendor: 'ExploreLearning',
    url: 'https://gizmos.example/start',
    functions: ['LC'],
    sectors: ['prek-12'],
    verdict: 'approved',
    approval: 'approved',
    privacy: 'agreement-signed',
    reason: null,
    grades: null,
    decisionDue: null,
    alternatives: [],
    use: null,
    ...changes,
  }
}

export const aPage = (apps: AppCard[], total = apps.length): AppPage => ({
  apps,
  total,
  facets: { functions: { LC: total }, verdicts: { approved: total } },
})

const frame = {
  locale: 'en',
  theme: 'light',
  district: { name: 'Fairview Schools', isDemo: true },
  contextTitle: 'Biology 9',
  sessionCode: 'one-time-code',
} as const

type Browse = Extract<EmbedModel, { mode: 'browse' }>
export const aBrowseModel = (changes: Partial<Browse> = {}): Browse => ({
  mode: 'browse',
  ...frame,
  page: aPage([anApp(), anApp({ name: 'PhET' })], 2),
  help: false,
  nudge: null,
  picking: null,
  ...changes,
})

type OpenApp = Extract<EmbedModel, { mode: 'open-app' }>
export const anOpenAppModel = (changes: Partial<OpenApp> = {}): OpenApp => ({
  mode: 'open-app',
  ...frame,
  app: anApp(),
  teacher: false,
  ...changes,
})

export const aResource = (changes: Partial<ResourceCard> = {}): ResourceCard => {
  const title = changes.title ?? 'Graphing in ten minutes'
  return {
    id: idOf(`help ${title}`),
    title,
    url: 'https://videos.example/graphing',
    kind: 'video',
    minutes: 10,
    language: 'en',
    provider: 'Fairview Coaches',
    description: 'A first lesson, step by step.',
    grades: { low: 6, high: 8 },
    subjects: ['Algebra'],
    app: { id: idOf('Gizmos'), name: 'Gizmos', verdict: 'limited' },
    ...changes,
  }
}

type OpenResource = Extract<EmbedModel, { mode: 'open-resource' }>
export const anOpenResourceModel = (changes: Partial<OpenResource> = {}): OpenResource => ({
  mode: 'open-resource',
  ...frame,
  resource: aResource(),
  teacher: false,
  ...changes,
})

export const aNothingLinkedModel = (locale: 'en' | 'es'): EmbedModel => ({
  mode: 'nothing-linked',
  ...frame,
  locale,
  reason: 'no-link',
})

export const aNudge = (changes: Partial<NudgeCard> = {}): NudgeCard => ({
  id: idOf('nudge'),
  rule: 'seat-never-opened',
  app: { id: idOf('Gizmos'), name: 'Gizmos', url: 'https://gizmos.example/start' },
  seatSince: '2026-09-02',
  colleagues: { opens: 40, people: { value: 12 } },
  ...changes,
})

export const somePersonalData = (changes: Partial<PersonalData> = {}): PersonalData => ({
  seen: { first: '2026-08-20T15:00:00Z', last: '2026-09-14T15:00:00Z', roles: ['student'] },
  identities: [{ installation: 'Canvas', byDistrictNumber: true }],
  courses: [{ title: 'Biology 9', installation: 'Canvas', launches: 5, lastAt: '2026-09-14T15:00:00Z' }],
  rosters: [],
  submissions: [],
  launches: { count: 9, firstDay: '2026-08-20', lastDay: '2026-09-14' },
  apps: [{ app: 'Gizmos', count: 3, minutes: 25, firstDay: '2026-09-01', lastDay: '2026-09-01' }],
  seats: [{ app: 'Gizmos', since: '2026-08-17' }],
  placements: [],
  credits: [],
  nudges: [],
  notices: [],
  terms: [],
  grants: [],
  ...changes,
})

type Privacy = Extract<EmbedModel, { mode: 'privacy' }>
export const aPrivacyModel = (changes: Partial<Privacy> = {}): Privacy => ({
  mode: 'privacy',
  ...frame,
  contextTitle: null,
  held: somePersonalData(),
  isSelf: false,
  name: 'Sam Student',
  ...changes,
})

type Review = Extract<EmbedModel, { mode: 'review' }>
export const aReviewModel = (changes: Partial<Review> = {}): Review => ({
  mode: 'review',
  ...frame,
  work: {
    app: 'Gizmos',
    openings: {
      count: 2,
      firstAt: '2026-09-01T15:30:00Z',
      lastAt: '2026-09-14T15:00:00Z',
      latest: ['2026-09-14T15:00:00Z', '2026-09-01T15:30:00Z'],
      minutes: 42,
    },
  },
  timeZone: 'America/Chicago',
  isSelf: false,
  name: 'Sam Student',
  scoreHandle: null,
  submission: null,
  ...changes,
})

type Terms = Extract<EmbedModel, { mode: 'terms' }>
export const aTermsModel = (changes: Partial<Terms> = {}): Terms => ({
  mode: 'terms',
  ...frame,
  terms: { version: 2, locale: 'en', html: '<h2>Be kind</h2>' },
  acceptedAt: null,
  handle: 'sealed',
  returnTo: null,
  ...changes,
})
