import { readAddress, type AddressPolicy } from '../network/read-address.ts'
import { refuseRegistration } from './registration-refusals.ts'

/** What a platform opens the registration link with. */
export interface RegistrationOffer {
  configUrl: URL
  /** For the configuration and the registration alike; Brightspace sends none and hides one in the address. */
  token?: string
}

/** Tells the platform's window that the registration page may be closed (DR step 4); to be posted to `opener` or `parent`. */
export const registrationCloseMessage = { subject: 'org.imsglobal.lti.close' } as const

const limits = { openid_configuration: 2048, registration_token: 8192 }

/** DR step 1. Other parameters belong to the link itself. */
export function beginRegistration(params: URLSearchParams, policy: AddressPolicy = {}): RegistrationOffer {
  const address = readOne(params, 'openid_configuration')
  if (address === undefined)
    throw refuseRegistration(
      'lti.registration-address-missing',
      'This link registers the tool with a platform, and a platform must open it: paste it into the platform where ' +
        'it asks for a registration URL.',
    )
  return { configUrl: readAddress(address, policy), token: readToken(params) }
}

/** It is to stand in a header (RFC 6750 §2.1). */
function readToken(params: URLSearchParams): string | undefined {
  const token = readOne(params, 'registration_token')
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token
  throw refuseRegistration(
    'lti.registration-token-malformed',
    'The registration_token of the platform holds characters that no bearer token may have.',
  )
}

function readOne(params: URLSearchParams, name: keyof typeof limits): string | undefined {
  const [value, another] = params.getAll(name)
  if (another !== undefined)
    throw refuseRegistration(
      'lti.registration-parameter-duplicated',
      `The platform sent the parameter ${name} more than once.`,
      { parameter: name },
    )
  if (value !== undefined && value.length > limits[name])
    throw refuseRegistration(
      'lti.registration-parameter-too-long',
      `The parameter ${name} has ${value.length} characters; at most ${limits[name]} are accepted.`,
      { parameter: name },
    )
  return value === '' ? undefined : value
}
