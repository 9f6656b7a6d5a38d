import { claimNames } from '@lectern/lti'
import type { ConformanceCase } from '../case.ts'
import { launch, type LaunchPlan } from '../launch.ts'
import { without } from './without.ts'

/** 1EdTech certification guide v1p3, §6.1.1. */
export const knownBad: ConformanceCase[] = [
  bad('1', 'No KID sent in JWT header', { header: { kid: undefined, junk: 'x' } }),
  bad('2', 'Incorrect KID in JWT header', { header: { kid: 'imstester_66067' } }),
  bad('3', 'Wrong LTI version', { claims: { [claimNames.version]: '11.3' } }),
  bad('4', 'No LTI version', { claims: without(claimNames.version) }),
  bad('5', 'Invalid LTI message', {
    message: () => ({
      ...without('iss', 'aud', 'iat', 'exp', 'nonce', claimNames.deploymentId),
      name: 'badltilaunch',
    }),
  }),
  bad('6a', 'Missing LTI claims: message_type, version, roles', {
    claims: without(claimNames.messageType, claimNames.version, claimNames.roles),
  }),
  bad('6b', 'Missing LTI claims: aud, iss, sub, deployment_id, roles', {
    claims: without('aud', 'iss', 'sub', claimNames.deploymentId, claimNames.roles),
  }),
  bad('7', 'Timestamps incorrect', { claims: { iat: 11111, exp: 22222 } }),
  bad('8', 'message_type claim missing', { claims: without(claimNames.messageType) }),
  bad('9', 'role claim missing', { claims: without(claimNames.roles) }),
  bad('10', 'deployment_id claim missing', { claims: without(claimNames.deploymentId) }),
  bad('11', 'resource_link_id claim missing', { claims: without(claimNames.resourceLink) }),
  bad('12a', 'user claim missing', { claims: without('sub') }),
  bad('12b', 'user claim missing: empty', { claims: { sub: '' } }),
]

function bad(number: string, name: string, plan: LaunchPlan): ConformanceCase {
  return {
    id: `bad-${number}`,
    group: 'core',
    name,
    expected: 'refused',
    run: (bench) => launch(bench, plan),
  }
}
