import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import {
  accountOf,
  addsChosen,
  beginsAssignment,
  chooses,
  inClassroom,
  opens,
  reviews,
} from './classroom-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('student work in Google Classroom', () => {
  let under: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  beforeAll(async () => {
    under = await demoUnderTest()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await under.close()
  })

  const somebody = async (personId: string) =>
    inClassroom(await newVisitor(browser), accountOf(under.demo.google, personId))

  test('earns its point by opening the app, and the teacher who reviews it has the last word', async () => {
    const teacher = await somebody('elena-rivera')
    await beginsAssignment(teacher, 'Biology 9', 'Graphs')
    await teacher.signIn()
    await chooses(teacher, 'Desmos')
    await teacher.frame.getByLabel('Give credit for opening (1 point): Desmos').check()
    await addsChosen(teacher)
    await teacher.page.getByRole('button', { name: 'Assign' }).click()
    await teacher.page.getByRole('link', { name: 'Desmos' }).waitFor()

    const student = await somebody('amara-diallo')
    await opens(student, 'Biology 9', 'Graphs', 'Desmos')
    await student.signIn()
    const counted = student.page.waitForResponse((response) => response.url().endsWith('/api/v1/events'))
    await student.frame.getByRole('link', { name: /^Open Desmos/ }).click()
    expect((await counted).status()).toBe(200)

    const grade = teacher.page.getByLabel(/^Grade/)
    await reviews(teacher, 'Amara Diallo')
    await teacher.frame.getByRole('heading', { name: 'Use of Desmos' }).waitFor()
    await expect
      .poll(() => grade.inputValue().finally(() => teacher.page.reload()), { timeout: 30_000 })
      .toBe('1')
    await teacher.frame.getByText('Points: 1 of 1.').waitFor()
    await teacher.frame.getByText('Lectern gave the point for opening the app.').waitFor()

    const points = teacher.frame.getByLabel('Points, 0 to 1')
    await points.fill('2')
    await points.press('Enter')
    await teacher.frame.getByText('Enter a number from 0 to 1.').waitFor()
    await points.fill('0.5')
    await points.press('Enter')
    await teacher.frame.getByText(/Classroom shows it as a draft grade/).waitFor()
    await teacher.frame.getByText('Points: 0.5 of 1.').waitFor()
    await teacher.page.reload()
    expect(await grade.inputValue()).toBe('0.5')
  })
})
