import { expect, test } from 'vitest'
import { readServices, serviceClaimNames } from './service-claims.ts'

/** As a Moodle 5.0.6 sent it in a launch of a link without grade column, its secrets left out. */
const moodle = {
  [serviceClaimNames.grades]: {
    lineitem: '',
    lineitems: 'http://localhost:8870/mod/lti/services.php/2/lineitems?type_id=1',
    scope: [
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
      'https://purl.imsglobal.org/spec/lti-ags/scope/score',
    ],
  },
  [serviceClaimNames.memberships]: {
    context_memberships_url:
      'http://localhost:8870/mod/lti/services.php/CourseSection/2/bindings/1/memberships',
    service_versions: ['1.0', '2.0'],
  },
  [serviceClaimNames.outcomes]: {
    lis_result_sourcedid: '{"data":{"instanceid":"29"},"hash":"a0"}',
    lis_outcome_service_url: 'http://localhost:8870/mod/lti/service.php',
  },
}

const elsewhere = {
  [serviceClaimNames.notices]: {
    platform_notification_service_url: 'https://lms.example/notices',
    service_versions: ['1.0'],
    scope: ['https://purl.imsglobal.org/spec/lti/scope/noticehandlers'],
    notice_types_supported: ['LtiContextCopyNotice', 'LtiHelloWorldNotice'],
  },
  [serviceClaimNames.groups]: {
    context_groups_url: 'https://lms.example/groups',
    context_group_sets_url: 'https://lms.example/sets',
    scope: ['https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly'],
    service_versions: ['1.0'],
  },
  [serviceClaimNames.caliper]: {
    scopes: ['https://purl.imsglobal.org/spec/lti-ces/v1p0/scope/send'],
    caliper_endpoint_url: 'https://lms.example/caliper',
    caliper_federated_session_id: 'urn:uuid:7bec5956-c297-eacf-2e7d-6d9e0fb3d5a3',
  },
  [serviceClaimNames.eula]: {
    url: 'https://lms.example/eula',
    scope: ['https://purl.imsglobal.org/spec/lti/scope/eula/user'],
  },
}

test('reads the services that Moodle offers; an empty line item is none', () => {
  expect(readServices(moodle)).toEqual({
    memberships: {
      url: 'http://localhost:8870/mod/lti/services.php/CourseSection/2/bindings/1/memberships',
      versions: ['1.0', '2.0'],
    },
    grades: {
      scopes: moodle[serviceClaimNames.grades]!.scope,
      lineItemsUrl: 'http://localhost:8870/mod/lti/services.php/2/lineitems?type_id=1',
      lineItemUrl: undefined,
    },
    outcomes: {
      url: 'http://localhost:8870/mod/lti/service.php',
      resultSourcedId: '{"data":{"instanceid":"29"},"hash":"a0"}',
    },
  })
})

test('reads notices, groups, the Caliper endpoint and the EULA service', () => {
  expect(readServices(elsewhere)).toEqual({
    notices: {
      url: 'https://lms.example/notices',
      scopes: ['https://purl.imsglobal.org/spec/lti/scope/noticehandlers'],
      versions: ['1.0'],
      types: ['LtiContextCopyNotice', 'LtiHelloWorldNotice'],
    },
    groups: {
      url: 'https://lms.example/groups',
      setsUrl: 'https://lms.example/sets',
      scopes: ['https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly'],
      versions: ['1.0'],
    },
    caliper: {
      url: 'https://lms.example/caliper',
      scopes: ['https://purl.imsglobal.org/spec/lti-ces/v1p0/scope/send'],
      federatedSessionId: 'urn:uuid:7bec5956-c297-eacf-2e7d-6d9e0fb3d5a3',
    },
    eula: {
      url: 'https://lms.example/eula',
      scopes: ['https://purl.imsglobal.org/spec/lti/scope/eula/user'],
    },
  })
})

const offered = Object.entries({ ...moodle, ...elsewhere }).map(([claim, value]) => ({ claim, value }))

test.each(offered)('$claim may be absent, null or empty', ({ claim }) => {
  for (const nothing of [undefined, null, '']) expect(readServices({ [claim]: nothing })).toEqual({})
})

test.each(offered)('$claim is refused as anything but an object', ({ claim }) => {
  for (const value of ['x', 5, true, []])
    expect(() => readServices({ [claim]: value })).toThrow(
      expect.objectContaining({ code: 'lti.claim-malformed' }),
    )
})

test.each(offered)('$claim with an address that is none offers nothing to call', ({ claim, value }) => {
  for (const address of [
    null,
    5,
    'x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    ['https://lms.example'],
  ]) {
    const spoiled = Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        typeof member === 'string' && member.startsWith('http') ? address : member,
      ]),
    )
    expect(JSON.stringify(readServices({ [claim]: spoiled }))).not.toMatch(/Url?":/i)
  }
})

test.each(offered)('$claim with scopes or versions that are no texts is refused', ({ claim, value }) => {
  const lists = Object.entries(value).filter(([, member]) => Array.isArray(member))
  for (const [name] of lists)
    for (const spoiled of ['x', 5, {}, [5], [['x']]])
      expect(() => readServices({ [claim]: { ...value, [name]: spoiled } })).toThrow(
        expect.objectContaining({ code: 'lti.claim-malformed' }),
      )
})
