import type { DataElement, InstallationDetails, ReceivedRecord } from '@lectern/api-contracts'
import {
  compareWithNeeds,
  elementOfField,
  historyParameters,
  needsOf,
  registrationVendors,
  type Needs,
  type ProfileName,
  type Received,
} from '@lectern/lti'
import type { ReceivedRecord as StoredRecord } from '@lectern/tenancy'
import { switchedOn } from './tool-description.ts'

/** Who, as what, where: no launch is answered well without. */
const everyLaunch = ['sub', 'roles', 'context']
/** LTI 1.1 has its own id of the person; its roles are no claim. */
const everyLaunch1p1 = ['lti11_legacy_user_id', 'context']

/** Used where it comes; many a launch has no reason to bring it, so it is not missed. */
const welcome = [
  'custom.app',
  'custom.placement',
  ...Object.keys(historyParameters).map((parameter) => `custom.${parameter}`),
  'https://www.instructure.com/placement',
  'launch_presentation',
  'lis.person_sourcedid',
  'locale',
  'resource_link',
  'tool_platform',
]

/** What an installation's platform sends, held against what Lectern asks for; nothing is missed before anything came. */
export function receivedAgainstNeeds(
  stored: readonly StoredRecord[],
  profile: string | undefined,
): InstallationDetails['received'] {
  // fieldsOfLaunch named the elements.
  const received = stored.map((record) => ({ ...record, element: record.element as DataElement | null }))
  const came = asReceived(received)
  const needs = needsOfPlatform(profile)
  const { missing } = compareWithNeeds(came, needs)
  const { unasked } = compareWithNeeds(came, { ...needs, fields: [...needs.fields, ...welcome] })
  const unaskedNames = {
    field: new Set(unasked.fields.map(({ name }) => name)),
    service: new Set(unasked.services.map(({ name }) => name)),
    scope: new Set(unasked.scopes),
  }
  const isUnasked = ({ kind, name }: ReceivedRecord): boolean => unaskedNames[kind].has(name)
  return {
    unasked: received.filter(isUnasked),
    asNeeded: received.filter((record) => !isUnasked(record)),
    missing: received.length === 0 ? [] : asRecords(missing),
  }
}

/** Without a profile it is a platform of LTI 1.1. */
function needsOfPlatform(profile: string | undefined): Needs {
  if (profile === undefined) return { fields: everyLaunch1p1, services: [], scopes: [] }
  const vendor = registrationVendors[profile as ProfileName] ?? registrationVendors.strict
  const { claims, customParameters, scopes } = needsOf(switchedOn, vendor)
  const parameters = Object.keys(customParameters)
    .map((parameter) => `custom.${parameter}`)
    .filter((parameter) => !welcome.includes(parameter))
  return { fields: [...everyLaunch, ...claims, ...parameters], services: [], scopes }
}

function asReceived(received: readonly ReceivedRecord[]): Received {
  const named = (wanted: ReceivedRecord['kind']) => received.filter(({ kind }) => kind === wanted)
  return {
    fields: named('field').map(({ name }) => ({ name })),
    services: named('service').map(({ name }) => ({ name })),
    scopes: named('scope').map(({ name }) => name),
  }
}

const asRecords = ({ fields, services, scopes }: Needs): InstallationDetails['received']['missing'] => [
  ...fields.map((name) => ({ kind: 'field' as const, name, element: elementOfField(name) ?? null })),
  ...services.map((name) => ({ kind: 'service' as const, name, element: null })),
  ...scopes.map((name) => ({ kind: 'scope' as const, name, element: null })),
]
