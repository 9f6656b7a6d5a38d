import { expect, test } from 'vitest'
import type { AppId } from '@lectern/launch'
import type { NudgeRule } from '@lectern/nudges'
import { isTeamsLink } from '@lectern/teams'
import { nudgeActivity } from './nudge-activity.ts'

const installation = { clientId: 'client', manifestId: '33333333-0001-4001-8001-333333333333' }
const appId = 'aaaaaaaa-0001-4001-8001-aaaaaaaaaaaa' as AppId
const activityOf = (own: { appId?: AppId; rule?: NudgeRule; language?: 'en' | 'es' } = {}, name = 'Desmos') =>
  nudgeActivity(
    { publicUrl: 'https://lectern.example' },
    installation,
    { rule: 'seat-never-opened', appId, language: 'en', ...own },
    { name },
  )

test('is one notice for a person, app and rule, however often and in whichever language it is sent', () => {
  expect(activityOf().chainId).toBe(activityOf({ language: 'es' }).chainId)
  expect(activityOf().chainId).not.toBe(activityOf({ appId: crypto.randomUUID() as AppId }).chainId)
  expect(Number.isSafeInteger(activityOf().chainId)).toBe(true)
})

test('leads to the nudge in the tab, and in a browser where Teams is not', () => {
  const { topic } = activityOf()
  if (topic.kind !== 'item') throw new Error(topic.kind)
  expect(isTeamsLink(topic.link)).toBe(true)
  const link = new URL(topic.link)
  expect(JSON.parse(link.searchParams.get('context')!)).toEqual({ subEntityId: `nudge-${appId}` })
  expect(link.searchParams.get('webUrl')).toBe(
    `https://lectern.example/teams/browser?client=client&item=nudge-${appId}`,
  )
})

test('says nothing of the person, and keeps the etiquette: short, and without a full stop', () => {
  for (const language of ['en', 'es'] as const) {
    const { preview, parameters } = activityOf({ language }, 'x'.repeat(400))
    expect(preview).not.toMatch(/\.$/)
    expect(preview.length).toBeLessThanOrEqual(150)
    expect(parameters['appName']).toHaveLength(100)
  }
})
