import { accounts, type TeamsPerson } from '../tenant/teams-people.ts'

export type AccountChoice =
  | { chosen: TeamsPerson }
  /** Nobody yet, or a name that Entra does not know. */
  | { chosen?: undefined; error?: string }

/** Who signs in: the account that was picked or typed, else the one the request hints at. */
export function accountChoice({ searchParams }: URL, form: URLSearchParams): AccountChoice {
  const picked = accounts.find(({ oid }) => oid === form.get('account'))
  if (picked) return { chosen: picked }
  const typed = form.get('upn')
  if (typed !== null) {
    const known = byName(typed)
    return known
      ? { chosen: known }
      : { error: `AADSTS50034: The user account ${typed} does not exist in the directory.` }
  }
  const asksAgain = ['login', 'select_account'].includes(searchParams.get('prompt') ?? '')
  const hinted = asksAgain ? undefined : byName(searchParams.get('login_hint') ?? '')
  return hinted ? { chosen: hinted } : {}
}

const byName = (name: string): TeamsPerson | undefined =>
  accounts.find(({ upn }) => upn.toLowerCase() === name.trim().toLowerCase())
