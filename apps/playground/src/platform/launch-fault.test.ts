import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { aPlayground, courseTool } from '../testing/a-playground.ts'
import type { LaunchFault } from './launch-fault.ts'

const playground = await aPlayground()
const keys = createRemoteJWKSet(new URL(playground.canvas.jwksUri))

async function launchWith(fault: LaunchFault): Promise<string> {
  const answer = await playground.authorize(await playground.login(courseTool, { fault }))
  return answer.fields['id_token'] ?? ''
}

test('`expired` sends a token whose time is over', async () => {
  await expect(jwtVerify(await launchWith('expired'), keys)).rejects.toBeInstanceOf(errors.JWTExpired)
})

test('`unknown-key` signs with a key outside of the key set', async () => {
  await expect(jwtVerify(await launchWith('unknown-key'), keys)).rejects.toBeInstanceOf(
    errors.JWKSNoMatchingKey,
  )
})

test('`wrong-nonce` answers with a nonce that the tool never sent', async () => {
  const { payload } = await jwtVerify(await launchWith('wrong-nonce'), keys)
  expect(payload['nonce']).not.toBe('nonce-of-the-tool')
})

test('`unknown-deployment` names a deployment nobody approved', async () => {
  const { payload } = await jwtVerify(await launchWith('unknown-deployment'), keys)
  const deployment = payload['https://purl.imsglobal.org/spec/lti/claim/deployment_id']
  expect(deployment).not.toBe(playground.canvas.deploymentId)
})

test('a fault nobody knows is no fault', async () => {
  const answer = await playground.authorize(await playground.login(courseTool, { fault: 'toString' }))
  expect(decodeJwt(answer.fields['id_token'] ?? '')['nonce']).toBe('nonce-of-the-tool')
})
