import { describe, expect, test } from 'vitest'
import { aLaunch, simulatedPlatform, simulatedTool } from '../testing/index.ts'
import { launchChecks } from './verify-launch.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])
const now = Math.floor(Date.now() / 1000)

const launch = (claims?: Record<string, unknown>) => tool.launch(platform, aLaunch({ claims }))

const refusal = (code: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('the result', () => {
  test('is the registration that the host gave, with what was proved', async () => {
    const result = await launch()
    expect(result.registration).toBe(platform.registration)
    expect(result).toMatchObject({
      messageType: 'LtiResourceLinkRequest',
      deploymentId: 'deployment-1',
      subject: 'teacher-1',
      resourceLink: { id: 'link-1', title: 'Apps for this class' },
      role: { role: 'teacher', scope: 'course', isTestUser: false },
    })
    expect(result.target?.href).toBe('https://tool.example/')
  })

  test('names every check it passed, in their order', async () => {
    expect((await launch()).passed).toEqual(launchChecks)
  })

  test('tells how far the clocks are apart', async () => {
    expect((await launch({ iat: now + 30, exp: now + 300 })).clockSkewSeconds).toBeGreaterThan(25)
  })
})

describe('replay and binding', () => {
  test('refuses a launch whose nonce was already used', async () => {
    const { location, binding } = await tool.login(platform.login())
    const form = await platform.answer(location)
    await tool.receive(form, binding.secret)
    await expect(tool.receive(form, binding.secret)).rejects.toEqual(
      refusal('lti.nonce-reused', { passed: launchChecks.slice(0, -1) }),
    )
  })

  test('lets one of many simultaneous replays through', async () => {
    const { location, binding } = await tool.login(platform.login())
    const form = await platform.answer(location)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => tool.receive(form, binding.secret)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('uses up no nonce before everything else is proved', async () => {
    const used: string[] = []
    const counting = simulatedTool([platform], {
      consumeNonce: async ({ nonce, launch: verified }) => {
        used.push(`${nonce} ${verified.subject}`)
        return true
      },
    })
    await expect(counting.launch(platform, aLaunch({ claims: { sub: undefined } }))).rejects.toThrow()
    expect(used).toEqual([])
    await counting.launch(platform)
    expect(used).toEqual([expect.stringMatching(/^\S{22} teacher-1$/)])
  })

  test('refuses the launch of one login with the state of another', async () => {
    const first = await tool.login(platform.login())
    const second = await tool.login(platform.login())
    const form = await platform.answer(first.location)
    form.set('state', second.state)
    await expect(tool.receive(form, second.binding.secret)).rejects.toEqual(refusal('lti.nonce-mismatch'))
  })

  test('refuses the launch in a browser that did not begin it', async () => {
    const { location } = await tool.login(platform.login())
    const { binding } = await tool.login(platform.login())
    await expect(tool.receive(await platform.answer(location), binding.secret)).rejects.toEqual(
      refusal('lti.browser-mismatch'),
    )
  })

  test('refuses a launch whose registration was removed meanwhile', async () => {
    const forgetful = simulatedTool([platform], { findRegistration: () => undefined })
    await expect(forgetful.launch(platform)).rejects.toEqual(
      refusal('lti.registration-unknown', { passed: ['state', 'browser'] }),
    )
  })

  test('a fault of the host is no refusal', async () => {
    const broken = simulatedTool([platform], {
      consumeNonce: () => Promise.reject(new Error('database down')),
    })
    await expect(broken.launch(platform)).rejects.toThrow(new Error('database down'))
  })
})
