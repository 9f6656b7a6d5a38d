import { randomUUID } from 'node:crypto'
import type { ToolConsumer } from './consumer-checks.ts'
import { oauthSignature, type Parameter } from './oauth-signature.ts'
import { verifyLaunch1p1, type Launch1p1Ports, type Nonce1p1Use } from './verify-launch-1p1.ts'

export interface SimulatedLaunch {
  /** They replace what an honest launch sends; `undefined` takes a parameter out. */
  parameters?: Record<string, string | undefined>
  /** Sent besides, whatever stands already. */
  extra?: readonly Parameter[]
  launchUrl?: string
  /** What the platform signs with. */
  consumer?: ToolConsumer
  /** After signing: what the one in the middle does. */
  tampered?: Record<string, string>
}

export const launchUrl1p1 = 'https://tool.example/lti/1p1/launch'

export const aConsumer: ToolConsumer = { key: 'district-7', secret: 's3cr&t', enabled: true }

/** The form of an honest launch, as a platform of LTI 1.1 signs it. */
export function aLaunch1p1({
  parameters = {},
  extra = [],
  launchUrl = launchUrl1p1,
  consumer = aConsumer,
  tampered = {},
}: SimulatedLaunch = {}): URLSearchParams {
  const { key, secret, signatureMethod = 'HMAC-SHA1' } = consumer
  const sent = {
    ...anInstructor,
    oauth_consumer_key: key,
    oauth_signature_method: signatureMethod,
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_nonce: randomUUID(),
    ...parameters,
  }
  const form = new URLSearchParams([
    ...Object.entries(sent).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ...extra.map(([name, value]): [string, string] => [name, value]),
  ])
  const url = new URL(launchUrl)
  const signed = { method: 'POST', url, parameters: [...url.searchParams, ...form] } as const
  form.append('oauth_signature', oauthSignature(signed, { secret, signatureMethod }))
  for (const [name, value] of Object.entries(tampered)) form.set(name, value)
  return form
}

const anInstructor: Record<string, string> = {
  lti_message_type: 'basic-lti-launch-request',
  lti_version: 'LTI-1p0',
  oauth_version: '1.0',
  oauth_callback: 'about:blank',
  resource_link_id: 'link-1',
  resource_link_title: 'Apps for this class',
  user_id: 'teacher-1',
  roles: 'Instructor',
  lis_person_name_full: 'Tara Teacher',
  lis_person_name_given: 'Tara',
  lis_person_name_family: 'Teacher',
  lis_person_contact_email_primary: 'teacher-1@example.com',
  context_id: 'course-1',
  context_label: 'BIO-9',
  context_title: 'Biology 9',
  context_type: 'CourseSection',
  tool_consumer_instance_guid: 'platform-1',
  tool_consumer_instance_name: 'Example District',
  tool_consumer_info_product_family_code: 'Example',
  launch_presentation_return_url: 'https://lms.example/return?course=1',
  launch_presentation_locale: 'en',
}

/** A host of LTI 1.1 that keeps everything in memory: real verification. */
export function simulatedTool1p1(
  consumers: readonly ToolConsumer[] = [aConsumer],
  overrides: Partial<Launch1p1Ports<ToolConsumer>> = {},
) {
  const used = new Set<string>()
  const ports: Launch1p1Ports<ToolConsumer> = {
    launchUrl: launchUrl1p1,
    findConsumer: (key) => consumers.find((one) => one.key === key),
    consumeNonce: async ({ key, nonce }: Nonce1p1Use<ToolConsumer>) => {
      const before = used.size
      return used.add(JSON.stringify([key, nonce])).size > before
    },
    ...overrides,
  }
  return {
    receive: (form: URLSearchParams) => verifyLaunch1p1(form, ports),
    launch: (launch?: SimulatedLaunch) => verifyLaunch1p1(aLaunch1p1(launch), ports),
  }
}
