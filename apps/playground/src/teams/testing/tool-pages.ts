export interface ToolSurroundings {
  /** What its pages hand to `app.initialize`. */
  hostOrigin: string
  /** Where it sends people to sign in. */
  signInUrl: string
}

/**
 * Pages of a tool in Teams, with the real TeamsJS. Each puts what it learnt into `window.seen`, and its buttons are what
 * a person does there.
 */
export const pages: Record<string, (around: ToolSurroundings) => string> = {
  '/teams/tab': ({ hostOrigin }) =>
    page(`
      <h1>The tab</h1>
      <p id="theme"></p>
      <button id="sign-in">Sign in</button>
      <a href="#" id="elsewhere">Elsewhere</a>
      <script>
        const { app, authentication, pages } = microsoftTeams
        window.seen = { themes: [], back: 0 }
        const ready = app.initialize(['${hostOrigin}']).then(async () => {
          const context = await app.getContext()
          seen.context = JSON.parse(JSON.stringify(context))
          theme.textContent = context.app.theme
          app.registerOnThemeChangeHandler((name) => { seen.themes.push(name); theme.textContent = name })
          pages.backStack.registerBackButtonHandler(() => (seen.back += 1) < 2)
          app.notifyAppLoaded()
          app.notifySuccess()
          seen.ready = true
        })
        ready.catch((error) => (seen.failed = error.message))
        document.getElementById('sign-in').onclick = () => {
          authentication.authenticate({ url: 'https://tool.example/teams/start', width: 500, height: 600 }).then(
            (result) => (seen.signedIn = result),
            (error) => (seen.signInFailed = error.message),
          )
        }
      </script>
    `),
  '/teams/config': ({ hostOrigin }) =>
    page(`
      <h1>Configure</h1>
      <button id="choose">Choose</button>
      <script>
        const { app, pages } = microsoftTeams
        window.seen = {}
        app.initialize(['${hostOrigin}']).then(async () => {
          seen.context = JSON.parse(JSON.stringify(await app.getContext()))
          pages.config.registerOnSaveHandler(async (event) => {
            await pages.config.setConfig({
              entityId: 'app-7',
              contentUrl: 'https://tool.example/teams/tab?item=app-7',
              websiteUrl: 'https://tool.example/teams/tab',
              suggestedDisplayName: 'Desmos',
            })
            event.notifySuccess()
          })
          seen.ready = true
        })
        choose.onclick = () => pages.config.setValidityState(true)
      </script>
    `),
  '/teams/start': ({ signInUrl }) =>
    page(`<h1>Begins to sign in</h1><script>location.replace(${JSON.stringify(signInUrl)})</script>`),
  '/teams/signed-in': ({ hostOrigin }) =>
    page(`
      <h1>Signed in</h1>
      <script>
        microsoftTeams.app.initialize(['${hostOrigin}']).then(() => {
          const answer = new URLSearchParams(location.search)
          const { authentication } = microsoftTeams
          if (answer.has('error')) authentication.notifyFailure(answer.get('error'))
          else authentication.notifySuccess(answer.get('code') ? 'with a code' : 'without a code')
        })
      </script>
    `),
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><title>Tool</title><script src="/teams-js.js"></script><body>${body}</body></html>`
