import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { showRefusal } from './show-refusal.ts'
import type { Teams } from './teams-tab.ts'
import { teamsTab } from './teams-tab.ts'

const words = {
  loading: 'loading',
  unreachable: 'unreachable',
  again: 'again',
  noScript: 'noScript',
  blocked: 'blocked',
  waiting: 'waiting',
  declined: 'declined',
  'window.done': 'done',
  'window.done.do': 'go on',
}
const settings = { hosts: ['http://127.0.0.1:1'], words }
const context = { app: { theme: 'dark' }, page: { id: 'catalog' } }

/** TeamsJS, as far as we use it, and a host that answers as it is told. */
function fakeTeams(
  host: {
    initialize?: () => Promise<void>
    getAuthToken?: () => Promise<string>
    authenticate?: () => Promise<string>
  } = {},
) {
  const themes: ((name: string) => void)[] = []
  const teams = {
    app: {
      initialize: vi.fn(host.initialize ?? (async () => undefined)),
      getContext: async () => context,
      notifyAppLoaded: vi.fn(),
      notifySuccess: vi.fn(async () => ({})),
      registerOnThemeChangeHandler: (handler: (name: string) => void) => void themes.push(handler),
    },
    authentication: {
      getAuthToken: vi.fn(host.getAuthToken ?? (async () => 'a-token')),
      authenticate: vi.fn(host.authenticate ?? (async () => 'agreed')),
    },
    pages: { backStack: { isSupported: () => false }, config: { isSupported: () => false } },
  }
  // What else TeamsJS has nobody here calls.
  return { teams: teams as unknown as Teams, parts: teams, themes }
}

let asked: { authorization: string | null; body: Record<string, unknown> }[]
beforeEach(() => {
  asked = []
  vi.stubGlobal('parent', {})
  vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as Record<string, unknown>
    asked.push({ authorization: new Headers(init.headers).get('authorization'), body })
    return new Response(JSON.stringify({ page: '<p>no</p>' }), { status: 403 })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a tab', () => {
  test('asks for its page with the token of Teams, which stands in no address and no body', async () => {
    const { teams, parts } = fakeTeams()
    await teamsTab(teams, settings).first
    expect(parts.app.initialize).toHaveBeenCalledWith(settings.hosts)
    expect(asked).toMatchObject([{ authorization: 'Bearer a-token', body: { address: '/', context } }])
    expect(JSON.stringify(asked[0]!.body)).not.toContain('a-token')
  })

  test('asks Teams for a token each time, and keeps none', async () => {
    const { teams, parts } = fakeTeams()
    const tab = teamsTab(teams, settings)
    await tab.first
    await tab.launch({ group: 'g-1' })
    expect(parts.authentication.getAuthToken).toHaveBeenCalledTimes(2)
    expect(asked[1]!.body).toMatchObject({ group: 'g-1' })
  })

  test('wears the theme of Teams, now and when it changes', async () => {
    const { teams, themes } = fakeTeams()
    await teamsTab(teams, settings).first
    const { dataset } = document.documentElement
    expect(dataset['theme']).toBe('dark')
    for (const [theirs, ours] of [
      ['contrast', 'contrast'],
      ['glass', 'dark'],
      ['default', 'light'],
      ['sepia', 'light'],
    ]) {
      themes[0]!(theirs!)
      expect(dataset['theme']).toBe(ours)
    }
  })

  test('gives up after five seconds without an answer, and says so', async () => {
    vi.useFakeTimers()
    const { teams } = fakeTeams({ initialize: () => new Promise(() => undefined) })
    const { first } = teamsTab(teams, settings)
    await vi.advanceTimersByTimeAsync(4_900)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    await first
    expect(asked).toMatchObject([
      { authorization: null, body: { context: null, failure: { kind: 'silent' } } },
    ])
  })

  test('that is tried again hears a Teams that was slow, and tells it then that the page is there', async () => {
    vi.useFakeTimers()
    let answer = (): void => undefined
    // As TeamsJS has it: whoever asks again waits for the same answer.
    const answered = new Promise<void>((resolve) => void (answer = resolve))
    const { teams, parts } = fakeTeams({ initialize: () => answered })
    const tab = teamsTab(teams, settings)
    tab.ready()
    await vi.advanceTimersByTimeAsync(5_100)
    await tab.first
    answer()
    await tab.launch()
    expect(asked).toMatchObject([
      { authorization: null, body: { failure: { kind: 'silent' } } },
      { authorization: 'Bearer a-token', body: { context } },
    ])
    expect(parts.app.notifySuccess).toHaveBeenCalledTimes(1)
    await tab.launch()
    expect(parts.app.initialize).toHaveBeenCalledTimes(2)
  })

  test('knows without waiting that nothing is around it', async () => {
    vi.stubGlobal('parent', window)
    vi.stubGlobal('opener', null)
    const { teams, parts } = fakeTeams()
    await teamsTab(teams, settings).first
    expect(parts.app.initialize).not.toHaveBeenCalled()
    expect(asked).toMatchObject([{ body: { failure: { kind: 'outside' } } }])
  })

  test('tells in the words of Teams why it has no token', async () => {
    const { teams } = fakeTeams({ getAuthToken: () => Promise.reject(new Error('resourceDisabled')) })
    await teamsTab(teams, settings).first
    expect(asked).toMatchObject([
      { authorization: null, body: { context, failure: { kind: 'token', reason: 'resourceDisabled' } } },
    ])
  })

  test('is unreachable where nobody of ours answers', async () => {
    vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(await teamsTab(fakeTeams().teams, settings).first).toEqual({ kind: 'unreachable' })
  })

  test('is unreachable where the answer does not come in time', async () => {
    const late = new AbortController()
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal)
    const asking = vi.fn(
      (_address: string, { signal }: RequestInit) =>
        new Promise((_, reject) => signal!.addEventListener('abort', () => reject(new Error('Too late.')))),
    )
    vi.stubGlobal('fetch', asking)
    const { first } = teamsTab(fakeTeams().teams, settings)
    await vi.waitFor(() => expect(asking).toHaveBeenCalled())
    late.abort()
    expect(await first).toEqual({ kind: 'unreachable' })
    vi.restoreAllMocks()
  })
})

describe('a refusal', () => {
  const refusal = {
    type: 'about:blank',
    title: '',
    status: 403,
    detail: '',
    reference: 'K7QM-4XRD',
    code: 'teams.consent-required',
    page: '<title>No</title><style>.x{}</style><main><h1>No</h1><button data-act="consent">Allow</button><p role="status"></p></main>',
    act: 'consent',
    window: 'https://lectern.example/teams/auth/start?ask=x',
  } as const

  async function pressed(authenticate: () => Promise<string>, changes: object = {}) {
    const { teams, parts } = fakeTeams({ authenticate })
    const tab = teamsTab(teams, settings)
    await tab.first
    const root = document.createElement('div')
    const show = vi.fn()
    showRefusal(root, tab, { ...refusal, ...changes }, show)
    root.querySelector('button')?.click()
    await vi.waitFor(() => expect(root.querySelector('button')?.disabled).toBe(false))
    return { root, show, parts, tab }
  }

  test('leads through the window once, and asks once more after that', async () => {
    const { show, parts } = await pressed(async () => 'agreed')
    expect(parts.authentication.authenticate).toHaveBeenCalledTimes(1)
    expect(asked.map(({ body }) => body['afterConsent'])).toEqual([undefined, true])
    expect(show).toHaveBeenCalledTimes(1)
  })

  test('asks Teams for tokens with what a policy wants to see, from the window on', async () => {
    const claims = '{"access_token":{"polids":{"essential":true}}}'
    const { parts, tab } = await pressed(async () => 'agreed', { act: 'signIn', claims })
    await tab.launch({ group: 'g-1' })
    const asked = [[undefined], [{ claims: [claims] }], [{ claims: [claims] }]]
    expect(parts.authentication.getAuthToken.mock.calls).toEqual(asked)
  })

  test.each([
    ['CancelledByUser', 'declined'],
    ['FailedToOpenWindow', 'blocked'],
  ])('says what %s means, and asks for nothing', async (reason, said) => {
    const { root, show } = await pressed(() => Promise.reject(new Error(reason)))
    expect(root.querySelector('[role=status]')?.textContent).toBe(said)
    expect(show).not.toHaveBeenCalled()
    expect(asked).toHaveLength(1)
  })

  test('that only has to wait opens no window', async () => {
    const { parts } = await pressed(async () => 'agreed', { act: 'retry', code: 'teams.consent-pending' })
    expect(parts.authentication.authenticate).not.toHaveBeenCalled()
    expect(asked[1]!.body).toMatchObject({ afterConsent: true })
  })
})
