import type { DataElement, InstallationDetails, ReceivedRecord } from '@lectern/api-contracts'
import {
  compareWithNeeds,
  elementOfField,
  historyParameters,
  needsOf,
  type Needs,
  type Received,
} from '@lectern/lti'
import type { LtiFeature, ReceivedRecord as StoredRecord } from '@lectern/tenancy'
import { askedFor, vendorOf } from './tool-description.ts'

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

/** An installation of LTI 1.3; undefined is one of LTI 1.1. */
export type AskedInstallation = { profile: string; features: readonly LtiFeature[] } | undefined

/** What an installation's platform sends, held against what Lectern asks for; nothing is missed before anything came. */
export function receivedAgainstNeeds(
  stored: readonly StoredRecord[],
  installation: AskedInstallation,
): InstallationDetails['received'] {
  // fieldsOfLaunch named the elements.
  const received = stored.map((record) => ({ ...record, element: record.element as DataElement | null }))
  const came = asReceived(received)
  const needs = needsOfPlatform(installation)
  const { missing } = compareWithNeeds(came, needs)
  const { unasked } = compareWithNeeds(came, {
    ...needs,
    fields: [...needs.fields, ...welcome, ...welcomeInRosters(installation)],
    services: [...needs.services, ...welcomeServices(installation)],
  })
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

function needsOfPlatform(installation: AskedInstallation): Needs {
  if (!installation) return { fields: everyLaunch1p1, services: [], scopes: [] }
  const { profile, features } = installation
  const { claims, customParameters, scopes } = needsOf(askedFor(features), vendorOf(profile))
  const parameters = Object.keys(customParameters)
    .map((parameter) => `custom.${parameter}`)
    .filter((parameter) => !welcome.includes(parameter))
  return {
    fields: [...everyLaunch, ...claims, ...parameters],
    services: features.flatMap((feature) => servicesOf[feature] ?? []),
    scopes,
  }
}

/** What a feature calls, by the name of the claim that every launch in a course offers it with. */
const servicesOf: Partial<Record<LtiFeature, string>> = {
  roster: 'memberships',
  credit: 'grades',
  'course-copies': 'notices',
}

/** Who, as what, whether still; and the district's own number, which joins the hosts. */
const welcomeInRosters = (installation: AskedInstallation): string[] =>
  installation?.features.includes('roster') ? ['user_id', 'status', 'lis_person_sourcedid'] : []

/** Offered by the one launch that asks for acceptance. */
const welcomeServices = (installation: AskedInstallation): string[] =>
  installation?.features.includes('terms-of-use') ? ['eula'] : []

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
