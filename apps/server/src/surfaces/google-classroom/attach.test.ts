import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Grant } from '@lectern/api-contracts'
import type { Fault } from '@lectern/google-classroom/testing'
import type { AppId } from '@lectern/launch'
import { recentLaunches } from '@lectern/tenancy'
import { approve, someApps } from '../../testing/catalog.ts'
import {
  classroomUnderTest,
  throughWindow,
  windowPage,
  type ClassroomUnderTest,
} from '../../testing/classroom-under-test.ts'
import { pickerOf } from '../../testing/picker-in-classroom.ts'

const many = Array.from({ length: 9 }, (_, index) => `Tool${index + 1}`)

let under: ClassroomUnderTest
let apps: Record<string, AppId>
beforeAll(async () => {
  under = await classroomUnderTest()
  apps = await someApps(under.scope, ['Desmos', ...many])
  for (const name of many) await approve(under.scope, apps[name]!)
})
afterAll(() => under.close())
beforeEach(() => void (under.classroom.world.switches.attachmentsPerItem = 10))

const titlesOn = ({ itemId }: { itemId: string }) =>
  under.classroom.world.attachments
    .filter(({ value }) => value.itemId === itemId)
    .map(({ value }) => value.title)

describe('attaching', () => {
  test('the same choice sent twice at once leaves one attachment of each, and both are told so', async () => {
    const item = under.classroom.addItem(under.course.id)
    const choose = await pickerOf(
      under,
      await under.frame({ kind: 'discovery', person: under.people.teacher, item }).open(),
    )
    const chosen = { appIds: [apps['Desmos'], apps['Tool1']] }
    const answers = await Promise.all([choose(chosen), choose(chosen)])
    expect(answers.map(({ answer }) => answer)).toEqual([
      expect.objectContaining({ as: 'attachments' }),
      expect.objectContaining({ as: 'attachments' }),
    ])
    expect(titlesOn(item)).toEqual(['Desmos', 'Tool1'])
  })

  test('more than Google takes on one item is refused before anything is attached, and the page knows the limit', async () => {
    const item = under.classroom.addItem(under.course.id)
    const frame = await under.frame({ kind: 'discovery', person: under.people.teacher, item }).open()
    expect(frame.model).toMatchObject({ picking: { most: 8 } })
    const choose = await pickerOf(under, frame)
    const nine = { appIds: many.map((name) => apps[name]) }
    expect(await choose(nine)).toMatchObject({
      status: 409,
      answer: { code: 'classroom.item-full', pick: { placed: [], room: 8 } },
    })
    expect(titlesOn(item)).toEqual([])
    const six = { appIds: many.slice(0, 6).map((name) => apps[name]) }
    expect((await choose(six)).status).toBe(200)
    const others = { appIds: many.slice(6).map((name) => apps[name]) }
    expect(await choose(others)).toMatchObject({ status: 409, answer: { pick: { placed: [], room: 2 } } })
    expect(titlesOn(item)).toHaveLength(6)
  })

  test('what Google stops half way says what was attached, and the same choice again goes on from there', async () => {
    const item = under.classroom.addItem(under.course.id)
    const choose = await pickerOf(
      under,
      await under.frame({ kind: 'discovery', person: under.people.teacher, item }).open(),
    )
    under.classroom.world.switches.attachmentsPerItem = 2
    const three = { appIds: many.slice(0, 3).map((name) => apps[name]) }
    const stopped = await choose(three)
    expect(stopped).toMatchObject({
      status: 400,
      answer: { code: 'classroom.request-invalid', pick: { placed: three.appIds.slice(0, 2) } },
    })
    under.classroom.world.switches.attachmentsPerItem = 10
    expect((await choose(three)).answer).toMatchObject({ kind: 'placed', as: 'attachments' })
    expect(titlesOn(item)).toEqual(many.slice(0, 3))
  })

  test('an access that ended meanwhile is asked for anew, and then the same choice goes through', async () => {
    const { teacher } = under.people
    const item = under.classroom.addItem(under.course.id)
    const choose = await pickerOf(
      under,
      await under.frame({ kind: 'discovery', person: teacher, item }).open(),
    )
    under.google.grants.revoke(teacher.sub)
    // Found out by the first, known by the second.
    for (const _time of [1, 2])
      expect(await choose({ appIds: [apps['Desmos']] })).toMatchObject({
        status: 200,
        answer: { kind: 'grant' },
      })
    const { answer } = await choose({ appIds: [apps['Desmos']] })
    await throughWindow(under.google, (answer as Grant).address, {
      as: teacher.sub,
    })
    expect((await choose({ appIds: [apps['Desmos']] })).answer).toMatchObject({ as: 'attachments' })
    expect(titlesOn(item)).toEqual(['Desmos'])
  })

  test('an access that somebody else gives in the window is none, and both the window and the page are told', async () => {
    const { teacher, unlicensed } = under.people
    const item = under.classroom.addItem(under.course.id)
    // Google names the account only once something was granted.
    under.google.grants.revoke(teacher.sub)
    const choose = await pickerOf(
      under,
      await under.frame({ kind: 'discovery', person: teacher, item }).open(),
    )
    under.google.grants.revoke(teacher.sub)
    const asked = (await choose({ appIds: [apps['Desmos']] })).answer as Grant
    const { id, secret } = asked.handOff!
    const state = async () => {
      const headers = { authorization: `Bearer ${secret}` }
      return (await fetch(`${under.url}/google-classroom/hand-offs/${id}`, { headers })).json()
    }
    const page = await windowPage(under, asked.address, { as: unlicensed.sub })
    expect(page).toContain('classroom.wrong-account')
    expect(await state()).toEqual({ step: 'refused', code: 'classroom.wrong-account' })
    expect((await choose({ appIds: [apps['Desmos']] })).answer).toMatchObject({ kind: 'grant' })
    // The same button once more, with the right account; it shows no code, as there is nobody to type one.
    const right = await windowPage(under, asked.address, { as: teacher.sub })
    expect(right).toContain('lectern.signed-in')
    expect(right).not.toContain('class="code"')
    expect(await state()).toEqual({ step: 'signed-in' })
    expect((await choose({ appIds: [apps['Desmos']] })).answer).toMatchObject({ as: 'attachments' })
  })

  test('a token that Google takes no more, renewed or not, is asked for anew too', async () => {
    const { teacher } = under.people
    const item = under.classroom.addItem(under.course.id)
    const choose = await pickerOf(
      under,
      await under.frame({ kind: 'discovery', person: teacher, item }).open(),
    )
    const refused = () => Response.json({ error: { code: 401, message: 'No.' } }, { status: 401 })
    const passes: Fault = (answer) => answer()
    under.google.failNext(refused, passes, refused)
    expect((await choose({ appIds: [apps['Desmos']] })).answer).toMatchObject({ kind: 'grant' })
  })

  test('without the licence the same choice becomes a draft with plain links, once Google was allowed to', async () => {
    const { unlicensed } = under.people
    const item = under.classroom.addItem(under.course.id)
    const frame = await under.frame({ kind: 'discovery', person: unlicensed, item }).open()
    const choose = await pickerOf(under, frame)
    const { answer } = await choose({ appIds: [apps['Desmos']] })
    const { address } = answer as Grant
    expect(answer.kind).toBe('grant')
    // The console's checklist says it where a licence is assigned.
    const [refused] = await recentLaunches(under.scope, under.installationId)
    expect(refused).toMatchObject({ outcome: 'refused', code: 'classroom.licence-missing' })
    await throughWindow(under.google, address, { as: unlicensed.sub })
    const again = await choose({ appIds: [apps['Desmos']] })
    expect(again.answer).toMatchObject({ kind: 'placed', as: 'links' })
    expect((await choose({ appIds: [apps['Desmos']] })).answer).toEqual(again.answer)
    expect(under.classroom.courseWork).toHaveLength(1)
    expect(under.classroom.courseWork[0]).toMatchObject({
      title: 'Desmos',
      state: 'DRAFT',
      materials: [{ link: { url: 'https://desmos.example/' } }],
    })
  })
})
