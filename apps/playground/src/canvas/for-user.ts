import { fullName, type Person } from '../district/person.ts'
import type { Claims } from '../platform/message.ts'
import { tellsEmails, tellsNames, type PrivacyLevel } from './privacy-level.ts'

/** The claim `for_user`: whom a message is about, as far as the privacy level tells the tool about anybody. */
export const forUser = (person: Person, privacyLevel: PrivacyLevel, roles?: readonly string[]): Claims => ({
  user_id: person.ltiId,
  ...(tellsNames(privacyLevel) && {
    name: fullName(person),
    given_name: person.givenName,
    family_name: person.familyName,
    ...(person.sisId && { person_sourcedid: person.sisId }),
  }),
  ...(tellsEmails(privacyLevel) && person.email && { email: person.email }),
  ...(roles && { roles }),
})
