import { Problem } from '@lectern/problem'
import { refuseApi } from '../api/api-refusals.ts'
import { directoryUserPages } from './directory.ts'
import type { GoogleJson } from './google-json.ts'

/**
 * That an account is a super administrator's: whoever else asks Classroom for all courses is given their own, and not told
 * that there are more. The directory answers administrators alone, and lists whom it calls so.
 * @param google in the name of that account
 * @param isTheirs whether an account of the directory is that one, by its id
 * @throws Problem `classroom.not-administrator`, or what a call throws
 */
export async function requireAdministrator(
  google: GoogleJson,
  isTheirs: (id: string) => boolean,
): Promise<void> {
  try {
    for await (const { users } of directoryUserPages(google, { superAdministrators: true }))
      if (users.some(({ id, isAdmin, active }) => isAdmin && active && isTheirs(id))) return
  } catch (error) {
    if (error instanceof Problem && error.code === 'classroom.forbidden') throw notAdministrator(error)
    throw error
  }
  throw notAdministrator()
}

const notAdministrator = (cause?: Problem): Problem =>
  refuseApi(
    'classroom.not-administrator',
    'The account is no super administrator of the domain, so Google would show only its own courses, as if there were no ' +
      'others. Sign in with an account that has the role Super Admin (Admin console, Account > Admin roles).',
    cause?.details,
    cause,
  )
