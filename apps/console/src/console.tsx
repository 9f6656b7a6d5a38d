import type { ConsoleSession } from '@lectern/api-contracts'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Route, Router, Switch } from 'wouter'
import { createQueryClient } from './api/query-client.ts'
import { LanguageProvider } from './language/language.tsx'
import { Skeleton } from './parts/skeleton.tsx'
import { RequireSession } from './session/require-session.tsx'
import { SetupPage } from './session/setup-page.tsx'
import { SignInPage } from './session/sign-in-page.tsx'
import { MissingPage } from './shell/missing-page.tsx'
import { Arrivals } from './shell/page-heading.tsx'
import { Shell } from './shell/shell.tsx'

const OverviewPage = lazy(async () => ({
  default: (await import('./overview/overview-page.tsx')).OverviewPage,
}))
const InstallationsPage = lazy(async () => ({
  default: (await import('./installations/installations-page.tsx')).InstallationsPage,
}))
const NewInstallationPage = lazy(async () => ({
  default: (await import('./installations/new-installation-page.tsx')).NewInstallationPage,
}))
const NewGooglePage = lazy(async () => ({
  default: (await import('./google-classroom/new-google-page.tsx')).NewGooglePage,
}))
const NewTeamsPage = lazy(async () => ({
  default: (await import('./teams/new-teams-page.tsx')).NewTeamsPage,
}))
const InstallationPage = lazy(async () => ({
  default: (await import('./installations/installation-page.tsx')).InstallationPage,
}))
const CatalogPage = lazy(async () => ({ default: (await import('./catalog/catalog-page.tsx')).CatalogPage }))
const ImportsPage = lazy(async () => ({ default: (await import('./imports/imports-page.tsx')).ImportsPage }))

/** The map of the console: every address and the page that answers it. */
export function Console() {
  const [queries] = useState(createQueryClient)
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Arrivals>
          <Router base="/console">
            <Switch>
              <Route path="/setup" component={SetupPage} />
              <Route path="/sign-in" component={SignInPage} />
              <Route>
                <RequireSession>{(session) => <SignedIn session={session} />}</RequireSession>
              </Route>
            </Switch>
          </Router>
        </Arrivals>
      </LanguageProvider>
    </QueryClientProvider>
  )
}

function SignedIn({ session }: { session: ConsoleSession }) {
  return (
    <Shell session={session}>
      <Suspense fallback={<Skeleton rows={3} height={160} />}>
        <Switch>
          <Route path="/">
            <OverviewPage session={session} />
          </Route>
          <Route path="/installations" component={InstallationsPage} />
          <Route path="/installations/new" component={NewInstallationPage} />
          <Route path="/installations/new/google-classroom" component={NewGooglePage} />
          <Route path="/installations/new/teams" component={NewTeamsPage} />
          <Route path="/installations/:id">{({ id }) => <InstallationPage key={id} id={id} />}</Route>
          <Route path="/catalog" component={CatalogPage} />
          <Route path="/catalog/imports" component={ImportsPage} />
          <Route component={MissingPage} />
        </Switch>
      </Suspense>
    </Shell>
  )
}
